import type { Program } from '../compile/program';
import type { EncodedRows } from '../pipeline/pipeline';
import { gather } from './batches';

/**
 * Replaces running averages by the exact mean and variance (1/m) of all these rows, block after block in the order of
 * computation (T64): what stands before a block already predicts with its new statistics. The program may be one that
 * only predicts with another's weights; the result does not depend on how many rows it takes at a time.
 */
export const recomputeStatistics = (program: Program, data: EncodedRows): void => {
  if (data.rows === 0) return;
  for (const { id, replace } of program.running) {
    const mean = columnMeans(program, data, id, (x) => x);
    const variance = columnMeans(program, data, id, (x, j) => (x - mean[j]!) * (x - mean[j]!));
    replace(mean, variance);
  }
};

/** 1/m·Σ f(x, j) over all rows for each column j of a block's input x [rows, width], as when predicting; sums run in order. */
const columnMeans = (
  program: Program,
  data: EncodedRows,
  id: string,
  f: (x: number, j: number) => number,
): Float64Array => {
  const { x, inputs } = program.buffersOf(id)!;
  const sums = new Float64Array(inputs[0]!);
  for (let start = 0; start < data.rows; start += program.rows) {
    const rows = Math.min(program.rows, data.rows - start);
    gather(program, data, start, rows);
    program.forwardBefore(rows, id);
    for (let i = 0, at = 0; i < rows; i++) {
      for (let j = 0; j < sums.length; j++, at++) sums[j] = sums[j]! + f(x[0]![at]!, j);
    }
  }
  return sums.map((sum) => sum / data.rows);
};
