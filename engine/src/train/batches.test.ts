import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile';
import { planGraph } from '../graph/plan-graph';
import { chain, dataOf, threeClasses, valueOf } from '../testing/graphs';
import { Batches } from './batches';
import { nearRows } from './near-rows';
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

  it.each([true, false])('are the same whether the rows lie beside the program or not: shuffled %s', (shuffled) => {
    const { train, facts } = dataOf(threeClasses, { train: 70, features: 3 });
    // Rows that do not stand as in their file, with weights.
    const source = train.source.map((_, i) => (i * 37) % 70);
    const data = { ...train, source, weights: Float32Array.from({ length: 70 }, (_, i) => 1 + i / 70) };
    const program = valueOf(compile(planGraph(chain(), facts), facts, { precision: 'float32', rows: 32 }));
    const near = nearRows(program, data);
    expect(near).not.toBeNull();
    const seen = [near, null].map((rows) => {
      const batches = new Batches(data, 32, 5, shuffled, rows);
      return [1, 2].flatMap((epoch) => {
        batches.startEpoch(epoch);
        return [0, 1, 2].map((b) => {
          const count = batches.load(program, b);
          expect(program.weighted).toBe(true);
          const { x, target, weights } = program;
          return [count, ...x.subarray(0, count * 3), ...target.subarray(0, count * 3), ...weights.subarray(0, count)];
        });
      });
    });
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]!.map(([count]) => count)).toEqual([32, 32, 6, 32, 32, 6]);
  });

  it('leave many rows where they are', () => {
    const { train, facts } = dataOf(threeClasses, { train: 70_000, features: 3 });
    const program = valueOf(compile(planGraph(chain(), facts), facts, { precision: 'float32', rows: 32 }));
    expect(nearRows(program, train)).toBeNull();
  });
});
