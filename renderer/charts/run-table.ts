import type { RunCurves } from './run-curves';
import type { Table } from './spec';
import { spreadOver } from './table-text';

const all = Number.POSITIVE_INFINITY;
const cell = (value: number): string => (Number.isFinite(value) ? String(value) : '');

/** Numbers at the ends of at most `most` epochs, in full precision. */
export const costTable = (run: RunCurves, most = all): Table => ({
  caption: `Run ${run.run}: cost by epoch`,
  columns: ['epoch', 'step', 'train_cost', 'dev_cost', 'dev_metric', 'learning_rate'],
  rows: spreadOver(run.points.length, most).map((i) => {
    const { epoch, step, trainCost, devCost, devMetric, learningRate } = run.points[i]!;
    return [epoch, step, trainCost, devCost, devMetric, learningRate].map(cell);
  }),
});

/** J of every mini-batch that was kept. */
export const batchTable = (run: RunCurves): Table => ({
  caption: `Run ${run.run}: cost by mini-batch`,
  columns: ['step', 'cost'],
  rows: Array.from(run.costs, (cost, i) => [cell(run.steps[i]!), cell(cost)]),
});
