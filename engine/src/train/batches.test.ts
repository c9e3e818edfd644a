import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile';
import { planGraph } from '../graph/plan-graph';
import { chain, dataOf, threeClasses, valueOf } from '../testing/graphs';
import { Batches } from './batches';
import { batchRowsOf, stepsPerEpoch } from './settings';

const epochOf = (batches: Batches, size: number, epoch: number): number[][] => {
  const data = dataOf(threeClasses, { train: 1050, features: 2 });
  const program = valueOf(compile(planGraph(chain(), data.facts), data.facts, { precision: 'float32', rows: size }));
  batches.startEpoch(epoch);
  return Array.from({ length: batches.perEpoch }, (_, b) => {
    const rows = batches.load(program, b);
    return Array.from({ length: rows }, (_, i) => {
      const found = data.train.source.find(
        (row) => data.train.x[row * 2] === program.x[i * 2] && data.train.x[row * 2 + 1] === program.x[i * 2 + 1],
      );
      // The target travels with its row.
      const target = [...program.target.subarray(i * 3, i * 3 + 3)];
      expect(target).toEqual([...data.train.y.subarray(found! * 3, found! * 3 + 3)]);
      return found!;
    });
  });
};

describe('mini-batches (T34)', () => {
  it('are counted with the short last one', () => {
    expect(stepsPerEpoch(1000, 5_000_000)).toBe(5000);
    expect(stepsPerEpoch(64, 1050)).toBe(17);
    expect(stepsPerEpoch(0, 1050)).toBe(1);
    expect(stepsPerEpoch(1, 1050)).toBe(1050);
    expect(batchRowsOf(0, 1050)).toBe(1050);
    expect(batchRowsOf(4096, 1050)).toBe(1050);
  });

  it('hold every row once an epoch; the last of 1050 rows by 64 has 26', () => {
    const batches = new Batches(dataOf(threeClasses, { train: 1050, features: 2 }).train, 64, 42);
    const first = epochOf(batches, 64, 1);
    expect(first.map((rows) => rows.length)).toEqual([...new Array<number>(16).fill(64), 26]);
    expect(first.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 1050 }, (_, i) => i));
    const second = epochOf(batches, 64, 2);
    expect(second).not.toEqual(first);
    // An epoch's order needs no epoch before it.
    const fresh = new Batches(dataOf(threeClasses, { train: 1050, features: 2 }).train, 64, 42);
    expect(epochOf(fresh, 64, 2)).toEqual(second);
  });
});
