import type { AnyInitializer } from '../initializers/_initializer';
import { initializers } from '../initializers/_registry';
import { widthOf } from '../layers/_width';
import { fillValues } from '../params/fill';
import type { Stream } from '../random/stream';
import type { ProgramTensor } from './tensors';

const all: Readonly<Record<string, AnyInitializer>> = initializers;

/** Fan-in and fan-out of a weight [in, out]; of a vector, both are its length. */
const fanOf = (shape: readonly number[]): { in: number; out: number } =>
  shape.length < 2
    ? { in: shape[0] ?? 1, out: shape[0] ?? 1 }
    : { in: widthOf(shape.slice(0, -1)), out: shape.at(-1)! };

/** Puts a tensor's starting values in place. */
export const fillTensor = (
  { init, shape, data }: Pick<ProgramTensor, 'init' | 'shape' | 'data'>,
  random: Stream,
): void => {
  const initializer = all[init.kind];
  if (!initializer) throw new Error(`initialise: there is no initializer ‘${init.kind}’`);
  initializer.fill(data, fanOf(shape), random, fillValues(initializer.params, init));
};
