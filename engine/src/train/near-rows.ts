import type { Program } from '../compile/program';
import { view, type Real } from '../kernels/real';
import type { EncodedRows } from '../pipeline/pipeline';

/** As much as stays in the second-level cache beside the arena. Copies of more would only take memory. */
const mostBytes = 2 ** 20;

/** Few rows, copied to where the program's kernels gather a mini-batch by themselves, with room for their order. */
export interface NearRows {
  rows: EncodedRows;
  order: Int32Array;
}

/** The rows in the program's memory; null when they are too many for it to pay. */
export const nearRows = (program: Program, rows: EncodedRows): NearRows | null => {
  const { x, y, weights, source } = rows;
  const arrays = [x, y, ...(weights ? [weights] : [])];
  const bytes = 4 * arrays.reduce((sum, { length }) => sum + length, source.length);
  if (bytes > mostBytes || program.precision !== 'float32') return null;
  const place = program.workspace.extend(bytes);
  if (!place) return null;
  let { byteOffset } = place;
  const [nearX, nearY, nearWeights] = arrays.map((from): Real => {
    const copy = view('float32', place.buffer, byteOffset, from.length);
    copy.set(from);
    byteOffset += copy.byteLength;
    return copy;
  });
  return {
    rows: { ...rows, x: nearX!, y: nearY!, weights: nearWeights ?? null },
    order: new Int32Array(place.buffer, byteOffset, source.length),
  };
};

/** As `gather` of batches.ts: rows `start` to `start + rows`, in the order that stands in `order` or, without one, as they lie. */
export const gatherNear = (
  program: Program,
  { x, y, weights }: EncodedRows,
  start: number,
  rows: number,
  order: Int32Array | null,
): void => {
  const { kernels, features, outputs } = program;
  program.weighted = weights !== null;
  kernels.gather(x, order, start, rows, features, program.x);
  kernels.gather(y, order, start, rows, outputs, program.target);
  if (weights) kernels.gather(weights, order, start, rows, 1, program.weights);
};
