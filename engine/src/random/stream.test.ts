import { describe, expect, it } from 'vitest';
import { shuffle } from './shuffle';
import { stream } from './stream';

const draws = (seed: number, purpose: string, n: number): number[] => {
  const random = stream(seed, purpose);
  return Array.from({ length: n }, () => random.uniform());
};

describe('stream', () => {
  it('gives the same numbers for the same seed and purpose, others for another', () => {
    expect(draws(1, 'shuffle', 20)).toEqual(draws(1, 'shuffle', 20));
    expect(draws(1, 'shuffle', 20)).not.toEqual(draws(2, 'shuffle', 20));
    expect(draws(1, 'shuffle', 20)).not.toEqual(draws(1, 'dropout', 20));
  });

  it('reaches a block without drawing the ones before it', () => {
    const a = stream(3, 'x');
    a.seek(5);
    a.normal();
    const b = stream(3, 'x');
    // Odd, so that one of a pair of normal numbers is left over.
    for (let i = 0; i < 99; i++) b.normal();
    b.seek(5);
    b.normal();
    expect(a.uniform()).toBe(b.uniform());
    a.seek(6);
    b.seek(5);
    expect(a.uniform()).not.toBe(b.uniform());
  });

  it('has normal numbers of mean 0 and variance 1', () => {
    const random = stream(4, 'normal');
    const n = 100_000;
    let sum = 0;
    let squares = 0;
    let within = 0;
    for (let i = 0; i < n; i++) {
      const z = random.normal();
      sum += z;
      squares += z * z;
      if (Math.abs(z) < 1) within++;
    }
    expect(Math.abs(sum / n)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(squares / n - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(within / n).toBeCloseTo(0.6827, 2);
  });

  it('draws whole numbers evenly', () => {
    const random = stream(5, 'below');
    const counts = new Array<number>(7).fill(0);
    const n = 70_000;
    for (let i = 0; i < n; i++) counts[random.below(7)]!++;
    const chi2 = counts.reduce((sum, count) => sum + (count - n / 7) ** 2 / (n / 7), 0);
    // 6 degrees of freedom, p = 0.001.
    expect(chi2).toBeLessThan(22.46);
  });

  it('shuffles to every order equally often', () => {
    const random = stream(6, 'shuffle');
    const counts = new Map<string, number>();
    for (let i = 0; i < 12_000; i++) {
      const order = Int32Array.of(0, 1, 2);
      shuffle(order, random);
      counts.set(order.join(), (counts.get(order.join()) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});
