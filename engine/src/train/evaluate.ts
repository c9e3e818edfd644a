import type { Program } from '../compile/program';
import type { Target } from '../layers/_layer';
import type { MetricDef, MetricState } from '../metrics/_metric';
import { metrics } from '../metrics/_registry';
import type { EncodedRows } from '../pipeline/pipeline';
import { gather } from './batches';
import type { Evaluation } from './run';

/** Rows at a time when only predicting: one fixed size, so that sums do not depend on the batch size of the run. */
export const evaluationRows = 1024;

/** λ and m of the penalty in J = data + λ/(2m)·Σ‖W‖². m is the mini-batch's, so that train and dev curves compare. */
export interface Penalty {
  l2: number;
  m: number;
}

/** Metrics that make sense for a target, by kind. */
export const metricsFor = (target: Target): readonly (readonly [kind: string, def: MetricDef])[] =>
  (Object.entries(metrics) as [string, MetricDef][]).filter(([, def]) => def.fits(target));

/** The one number that names the quality: accuracy for classes, R² for numbers. */
export const mainMetricFor = (target: Target): string => (target.kind === 'category' ? 'accuracy' : 'r2');

/** Predicts all rows (running statistics, no dropout), feeds every collector, and gives Σ L. */
const pass = (program: Program, data: EncodedRows, collectors: readonly MetricState[]): number => {
  let total = 0;
  for (let start = 0; start < data.rows; start += program.rows) {
    const rows = Math.min(program.rows, data.rows - start);
    gather(program, data, start, rows);
    program.forward(rows, false);
    total += program.lossTotal(rows);
    for (const collector of collectors) collector.add(program.yHat, program.target, rows, program.outputs);
  }
  return total;
};

/** J and one metric: what the end of every epoch shows. NaN without rows. */
export const evaluateBriefly = (
  program: Program,
  data: EncodedRows,
  metric: MetricDef,
  { l2, m }: Penalty,
): { cost: number; metric: number } => {
  if (data.rows === 0) return { cost: NaN, metric: NaN };
  const collector = metric.start();
  const cost = pass(program, data, [collector]) / data.rows + program.penalty(l2, m);
  return { cost, metric: collector.result() };
};

/** J, its two parts and all metrics of some rows, in predict mode; null without rows. */
export const evaluate = (
  program: Program,
  data: EncodedRows,
  target: Target,
  { l2, m }: Penalty,
): Evaluation | null => {
  if (data.rows === 0) return null;
  const started = metricsFor(target).map(([kind, def]) => ({ kind, collector: def.start() }));
  const total = pass(
    program,
    data,
    started.map(({ collector }) => collector),
  );
  const dataCost = total / data.rows;
  const penalty = program.penalty(l2, m);
  return {
    rows: data.rows,
    cost: dataCost + penalty,
    dataCost,
    penalty,
    metrics: Object.fromEntries(started.map(({ kind, collector }) => [kind, collector.result()])),
  };
};
