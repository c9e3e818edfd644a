import { count, significant } from '../ui/format';
import { plannedAxis, runAxis } from './run-axis';
import type { CurveView, PlannedRun, RunCurves } from './run-curves';
import { niceAxis } from './scale';
import type { ChartSpec, Explanation } from './spec';
import { costTable } from './run-table';

/** What of a metric a chart needs. */
export interface ShownMetric {
  title: string;
  help: string;
  format: 'percent' | 'number';
}

const devDash = [6, 3];

const written = (metric: ShownMetric, value: number): string =>
  metric.format === 'percent' ? `${(value * 100).toFixed(1)} %` : significant(value, 4);

/** In the crosshair's table two values that differ look different. */
const exactly = (metric: ShownMetric, value: number): string =>
  metric.format === 'percent' ? `${Number((value * 100).toPrecision(6))} %` : String(Number(value.toPrecision(6)));

export const aboutMetric = (metric: ShownMetric): Explanation => ({
  text: `${metric.help} It is measured on the dev rows after each epoch, which no update has seen.`,
});

const titleOf = (metric: ShownMetric): string => `${metric.title} on dev rows`;

export const emptyMetric = (metric: ShownMetric, planned: PlannedRun, view: CurveView): ChartSpec => ({
  title: titleOf(metric),
  label: `${titleOf(metric)}. No run yet.`,
  x: plannedAxis(planned, view.axis),
  y: metric.format === 'percent' ? percentAxis : { ...niceAxis(0, 1), texts: [] },
  lines: [],
  empty: 'Press Train: it appears here after the first epoch.',
});

const percentAxis = { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1], texts: ['0 %', '25 %', '50 %', '75 %', '100 %'] };

export const metricSpec = (metric: ShownMetric, run: RunCurves, view: CurveView): ChartSpec => {
  const points = run.points.filter((point) => Number.isFinite(point.devMetric));
  const values = points.map((point) => point.devMetric);
  const last = values.at(-1);
  const end = last === undefined ? undefined : `dev ${written(metric, last)}`;
  return {
    title: titleOf(metric),
    label: `${titleOf(metric)} of run ${run.run}${end ? `: ${end}` : ''}.`,
    x: runAxis(run, view.axis),
    y: metric.format === 'percent' ? percentAxis : niceAxis(Math.min(0, ...values), Math.max(...values, 0)),
    lines: [{ name: 'dev', x: points.map((p) => p.step), y: values, colour: '--s2', width: 2, dash: devDash, end }],
    crosshair: {
      x: points.map((point) => point.step),
      read: (i) => ({
        title: `Epoch ${count(points[i]!.epoch)}`,
        rows: [{ name: 'dev', value: exactly(metric, values[i]!), colour: '--s2', dash: devDash }],
      }),
    },
    table: costTable(run, 12),
  };
};
