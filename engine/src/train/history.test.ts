import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchHistory } from './history';

const filled = (costs: readonly number[], limit?: number) => {
  const history = new BatchHistory(limit);
  costs.forEach((cost, i) => history.add(i + 1, cost));
  return history.points();
};

describe('the cost of mini-batches', () => {
  it('is kept whole while there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 40 }), (costs) => {
        const { steps, cost } = filled(costs, 44);
        expect([...steps]).toEqual(costs.map((_, i) => i + 1));
        expect([...cost]).toEqual(costs);
      }),
    );
  });

  it('is thinned to the limit without losing the lowest, the highest, or the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 700 }),
        (costs) => {
          const { steps, cost } = filled(costs, 22);
          expect(steps.length).toBeLessThanOrEqual(22);
          steps.forEach((step, i) => {
            expect(cost[i]).toBe(costs[step - 1]);
            if (i > 0) expect(step).toBeGreaterThan(steps[i - 1]!);
          });
          expect(Math.min(...cost)).toBe(Math.min(...costs));
          expect(Math.max(...cost)).toBe(Math.max(...costs));
        },
      ),
    );
  });

  it('covers a long run from its start to its end', () => {
    const n = 1_000_000;
    const history = new BatchHistory();
    for (let i = 1; i <= n; i++) history.add(i, i % 1000 === 0 ? 9 : 1 / i);
    const { steps, cost } = history.points();
    expect(steps.length).toBeLessThanOrEqual(20_000);
    expect(steps.length).toBeGreaterThan(5_000);
    expect(steps[0]).toBeLessThan(300);
    expect(steps.at(-1)).toBeGreaterThan(n - 300);
    expect(cost).toContain(9);
  });
});
