import type { Program } from '../compile/program';
import { allocate, type Real } from '../kernels/real';
import type { Target } from '../layers/_layer';
import type { MetricDef, MetricState } from '../metrics/_metric';
import { metrics } from '../metrics/_registry';
import type { EncodedRows, Pipeline } from '../pipeline/pipeline';
import { targetUnits } from '../pipeline/target';
import { gather } from './batches';
import type { Evaluation } from './run';

/** Rows at a time when only predicting: one fixed size, so that sums do not depend on the batch size of the run. */
export const evaluationRows = 1024;

/** Metrics that make sense for a target, by kind. */
export const metricsFor = (target: Target): readonly (readonly [kind: string, def: MetricDef])[] =>
  (Object.entries(metrics) as [string, MetricDef][]).filter(([, def]) => def.fits(target));

/** The one number that names the quality: accuracy for classes, R² for numbers. */
export const mainMetricFor = (target: Target): string => (target.kind === 'category' ? 'accuracy' : 'r2');

/** Buffers for predictions and targets in the target's own units; those of the program where no scaling is needed. */
const unitBuffers = (program: Program, { targetScaling }: Pipeline): { yHat: Real; target: Real } => {
  const { precision, rows, outputs, yHat, target } = program;
  if (targetScaling.length === 0) return { yHat, target };
  return { yHat: allocate(precision, rows * outputs), target: allocate(precision, rows * outputs) };
};

/** Predicts all rows (running statistics, no dropout), feeds every collector, and gives Σ L. */
const pass = (program: Program, data: EncodedRows, pipeline: Pipeline, collectors: readonly MetricState[]): number => {
  const { yHat, target } = unitBuffers(program, pipeline);
  const { invert } = targetUnits(pipeline);
  const { outputs } = program;
  let total = 0;
  for (let start = 0; start < data.rows; start += program.rows) {
    const rows = Math.min(program.rows, data.rows - start);
    gather(program, data, start, rows);
    program.forward(rows, false);
    total += program.lossTotal();
    if (yHat !== program.yHat) {
      invert(program.yHat, yHat, rows * outputs);
      invert(program.target, target, rows * outputs);
    }
    for (const collector of collectors) collector.add(yHat, target, rows, outputs);
  }
  return total;
};

/** J (with the penalty given) and one metric: what the end of every epoch shows. NaN without rows. */
export const evaluateBriefly = (
  program: Program,
  data: EncodedRows,
  pipeline: Pipeline,
  metric: MetricDef,
  penalty: number,
): { cost: number; metric: number } => {
  if (data.rows === 0) return { cost: NaN, metric: NaN };
  const collector = metric.start();
  const cost = pass(program, data, pipeline, [collector]) / data.rows + penalty;
  return { cost, metric: collector.result() };
};

/** J (in scaled units of a number target), its two parts and all metrics, in predict mode; null without rows. */
export const evaluate = (
  program: Program,
  data: EncodedRows,
  pipeline: Pipeline,
  penalty: number,
): Evaluation | null => {
  if (data.rows === 0) return null;
  const started = metricsFor(pipeline.target).map(([kind, def]) => ({ kind, collector: def.start() }));
  const collectors = started.map(({ collector }) => collector);
  const dataCost = pass(program, data, pipeline, collectors) / data.rows;
  return {
    rows: data.rows,
    cost: dataCost + penalty,
    dataCost,
    penalty,
    metrics: Object.fromEntries(started.map(({ kind, collector }) => [kind, collector.result()])),
  };
};
