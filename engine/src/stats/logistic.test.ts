import { describe, expect, it } from 'vitest';
import { stream } from '../random/stream';
import { logistic, scoresOf } from './logistic';

const sigmoid = (s: number) => 1 / (1 + Math.exp(-s));

describe('logistic regression', () => {
  it('is where the gradient is 0: Σ(σ(s) − t)·x + w = 0 for every column', () => {
    const random = stream(3, 'test');
    const n = 300;
    const x = Array.from({ length: 5 }, () => Float64Array.from({ length: n }, () => random.normal()));
    const columns = [...x, new Float64Array(n).fill(1)];
    const isSecond = Uint8Array.from({ length: n }, (_, i) =>
      Number(x[0]![i]! - 0.5 * x[1]![i]! + random.normal() > 0.3),
    );
    const weights = logistic(columns, isSecond);
    const scores = scoresOf(columns, weights, n);
    columns.forEach((column, j) => {
      const slope = column.reduce((sum, value, i) => sum + (sigmoid(scores[i]!) - isSecond[i]!) * value, weights[j]!);
      expect(Math.abs(slope)).toBeLessThan(1e-2);
    });
    expect(weights[0]).toBeGreaterThan(1);
    expect(weights[1]).toBeLessThan(-0.4);
  });

  it('of one column that is 1 in all rows of one class and −1 in the others: w = n·σ(−w)', () => {
    // The slope is 0 where 100 rows pull by σ(−w) each against the penalty's w.
    const column = Float64Array.from({ length: 100 }, (_, i) => (i % 2 ? 1 : -1));
    const [w] = logistic(
      [column],
      Uint8Array.from(column, (x) => Number(x > 0)),
    );
    expect(100 * sigmoid(-w!)).toBeCloseTo(w!, 3);
  });

  it('finds a difference that only two columns together show', () => {
    const random = stream(5, 'test');
    const n = 400;
    const common = Float64Array.from({ length: n }, () => random.normal());
    const isSecond = Uint8Array.from({ length: n }, (_, i) => i % 2);
    const other = common.map((c, i) => c + 0.05 * (i % 2 ? 1 : -1));
    const scores = scoresOf([common, other], logistic([common, other], isSecond), n);
    const right = scores.filter((s, i) => s > 0 === (isSecond[i] === 1)).length;
    expect(right).toBeGreaterThan(0.95 * n);
  });

  it('stays finite where the classes are apart by far', () => {
    const column = Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? -1e3 : 1e3) + i);
    const weights = logistic(
      [column, new Float64Array(40).fill(1)],
      Uint8Array.from({ length: 40 }, (_, i) => Number(i >= 20)),
    );
    expect([...weights].every(Number.isFinite)).toBe(true);
    expect(weights[0]).toBeGreaterThan(0);
  });
});
