import { allocate, precisionOf, type Real } from '../kernels/real';
import type { EncodedRows } from '../pipeline/pipeline';

/** Room for `total` rows, the given ones copied to the front; x is [total, features], y is [total, outputs], weights [total]. */
export const grown = (rows: EncodedRows, total: number): EncodedRows => {
  const { outputs, source } = rows;
  const longer = (values: Real): Real => {
    const room = allocate(precisionOf(values), (values.length / rows.rows) * total);
    room.set(values);
    return room;
  };
  const room = new Int32Array(total);
  room.set(source);
  const weights = rows.weights && longer(rows.weights);
  return { rows: total, outputs, x: longer(rows.x), y: longer(rows.y), weights, source: room };
};

/** Puts a copy of row `from` in the place of row `to`. */
export const copyRow = ({ rows, outputs, x, y, weights, source }: EncodedRows, from: number, to: number): void => {
  const features = x.length / rows;
  x.copyWithin(to * features, from * features, (from + 1) * features);
  y.copyWithin(to * outputs, from * outputs, (from + 1) * outputs);
  if (weights) weights[to] = weights[from]!;
  source[to] = source[from]!;
};
