import { ewma, ewmaWindow } from '@deepwright/engine';
import { count, seconds, significant } from '../ui/format';
import { nearest } from './nearest';
import { plannedAxis, runAxis } from './run-axis';
import { pointAt, type CurveView, type PlannedRun, type RunCurves } from './run-curves';
import { logAxis, niceAxis } from './scale';
import type { ChartAxis, ChartSpec, Crosshair, Explanation, Line, Mark, Points, Reading } from './spec';
import { costTable } from './run-table';

const title = 'Cost J, penalty included';
const devDash = [6, 3];

export const aboutCost: Explanation = {
  text:
    'How wrong the network is, with the penalty on large weights; the thin line is each mini-batch, the thick one their ' +
    'average, and the dashed one the rows kept apart. Both should fall; where dev turns up while train still falls, the ' +
    'network begins to learn the train rows by heart.',
  tex: String.raw`J = \frac{1}{m}\sum_{i} L(\hat{y}_i, y_i) + \frac{\lambda}{2m}\sum_{l}\lVert W^{[l]}\rVert_F^2`,
};

const plain = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(6))) : 'NaN');

/** Before a run: the frame with the planned range. */
export const emptyCost = (planned: PlannedRun, view: CurveView): ChartSpec => ({
  title,
  label: 'Cost against epoch. No run yet.',
  x: plannedAxis(planned, view.axis),
  y: { ...niceAxis(0, 1), texts: [] },
  lines: [],
  empty: 'Press Train: the cost of train and dev appears here.',
});

export const costSpec = (run: RunCurves, view: CurveView): ChartSpec => {
  const averages = ewma(run.costs, view.beta, true);
  const devPoints = run.points.filter((point) => Number.isFinite(point.devCost));
  const dev = devPoints.map((point) => point.devCost);
  const window = ewmaWindow(view.beta);
  const lines: Line[] = [
    { name: 'each batch', x: run.steps, y: run.costs, colour: '--s1', width: 1, opacity: 0.32 },
    {
      name: 'train',
      x: run.steps,
      y: averages,
      colour: '--s1',
      width: 2,
      end: endLabel('train', averages),
    },
    {
      name: 'dev',
      x: devPoints.map((point) => point.step),
      y: dev,
      colour: '--s2',
      width: 2,
      dash: devDash,
      end: endLabel('dev', dev),
    },
  ];
  const kept = `${count(run.steps.length)} of ${count(run.stepsRun)} batches kept`;
  return {
    title,
    note: `thin: ${run.thinned ? kept : 'each batch'}, thick: averaged over ≈ ${count(window)}`,
    label: spoken(run, averages, dev),
    x: runAxis(run, view.axis),
    y: costAxis(averages, dev, view.log),
    lines,
    points: dev.length > 0 ? [devMarkers(run)] : [],
    marks: costMarks(run),
    crosshair: costCrosshair(run, view, averages),
    table: costTable(run, 12),
  };
};

const lastOf = (values: ArrayLike<number>): number => {
  for (let i = values.length - 1; i >= 0; i--) if (Number.isFinite(values[i])) return values[i]!;
  return Number.NaN;
};

const endLabel = (name: string, values: ArrayLike<number>): string | undefined =>
  values.length > 0 ? `${name} ${significant(lastOf(values))}` : undefined;

const spoken = (run: RunCurves, averages: ArrayLike<number>, dev: readonly number[]): string => {
  const parts = [`train ${significant(lastOf(averages))}`];
  if (dev.length > 0) parts.push(`dev ${significant(lastOf(dev))}`);
  if (run.best) parts.push(`best dev ${significant(run.best.devCost, 4)} at epoch ${run.best.epoch}`);
  return `Cost J of run ${run.run}: ${parts.join(', ')}.`;
};

/**
 * The frame holds the average and the dev cost, but at most ten times their median (or where they began), so that a
 * run that explodes still shows how it came to it. What leaves the frame is cut with a tick.
 */
const costAxis = (averages: ArrayLike<number>, dev: readonly number[], log: boolean): ChartAxis => {
  const all = [...sample(averages, 400), ...sample(dev, 400)].filter(Number.isFinite);
  if (all.length === 0) return { ...niceAxis(0, 1), texts: [] };
  const sorted = [...all].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1]!;
  const top = Math.min(sorted.at(-1)!, Math.max(all[0]!, 10 * median));
  const lowest = sorted.find((value) => value > 0);
  if (log && lowest !== undefined) return { ...logAxis(lowest, Math.max(top, lowest)), log: true };
  return niceAxis(Math.min(0, sorted[0]!), top * 1.04);
};

/** Some of the values: all when few, else evenly spread, the first and the last among them. */
const sample = (values: ArrayLike<number>, most: number): number[] => {
  const length = Math.min(values.length, most);
  const scale = length > 1 ? (values.length - 1) / (length - 1) : 0;
  return Array.from({ length }, (_, i) => values[Math.round(i * scale)]!);
};

/** Hollow diamonds each 10 epochs (more, or each one, where those would be many or none), and at the best one. */
const devMarkers = (run: RunCurves): Points => {
  const epochs = run.points.length;
  const every = [1, 10, 20, 50, 100, 200, 500, 1000].find((step) => epochs / step <= 12) ?? 2000;
  const marked = run.points.filter(
    (point) => Number.isFinite(point.devCost) && (point.epoch % every === 0 || point.epoch === run.best?.epoch),
  );
  return {
    x: marked.map((point) => point.step),
    y: marked.map((point) => point.devCost),
    colour: '--s2',
    shape: 'diamond',
    hollow: true,
  };
};

const costMarks = (run: RunCurves): Mark[] => {
  const marks: Mark[] = [];
  const best = run.best && run.points.find((point) => point.epoch === run.best?.epoch);
  if (best) {
    const text = `Best dev ${significant(best.devCost, 4)}, epoch ${count(best.epoch)}`;
    marks.push({ x: best.step, text, kind: 'best' });
  }
  if (run.notFinite) marks.push({ x: run.stepsRun, text: 'Not finite from here', kind: 'alarm' });
  return marks;
};

/** It stands on whole epochs, or on iterations where those are the axis or no epoch is done yet. */
const costCrosshair = (run: RunCurves, view: CurveView, averages: ArrayLike<number>): Crosshair => {
  const read = (at: number, head: string): Reading => {
    const i = nearest(run.steps, at);
    const point = pointAt(run.points, at);
    const rows = [
      { name: 'train, averaged', value: plain(averages[i] ?? Number.NaN), colour: '--s1' as const },
      { name: 'this batch', value: plain(run.costs[i] ?? Number.NaN) },
    ];
    if (!point) return { title: head, rows };
    const whole = { name: `train, mean of epoch ${count(point.epoch)}`, value: plain(point.trainCost) };
    const dev = { name: 'dev', value: plain(point.devCost), colour: '--s2' as const, dash: devDash };
    return { title: head, rows: Number.isFinite(point.devCost) ? [...rows, whole, dev] : [...rows, whole] };
  };
  if (view.axis === 'iteration' || run.points.length === 0) {
    return { x: run.steps, read: (i) => read(run.steps[i]!, `Iteration ${count(run.steps[i]!)}`) };
  }
  const time = (step: number): string => seconds((step / run.stepsRun) * run.secondsElapsed);
  return {
    x: run.points.map((point) => point.step),
    read: (i) => {
      const { epoch, step } = run.points[i]!;
      return read(step, view.axis === 'time' ? `Epoch ${count(epoch)}, about ${time(step)}` : `Epoch ${count(epoch)}`);
    },
  };
};
