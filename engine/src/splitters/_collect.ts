import { shuffle } from '../random/shuffle';
import type { Stream } from '../random/stream';
import type { Split } from './_splitter';

/** The parts as `partOf` has it (0 train, 1 dev, 2 test, by place in `rows`), each shuffled. */
export const collect = (rows: Int32Array, partOf: Uint8Array, random: Stream): Split => {
  const pick = (part: number): Int32Array => {
    const own = rows.filter((_, i) => partOf[i] === part);
    shuffle(own, random);
    return own;
  };
  return { train: pick(0), dev: pick(1), test: pick(2) };
};
