import { describe, expect, it } from 'vitest';
import { chain, documentOf, valueOf } from '../testing/graphs';
import { scheduleSeries } from './schedule-series';
import type { ScheduleSeries } from './schedule-series';

const series = (epochs: number, points: number): ScheduleSeries => {
  const { training } = documentOf(chain(), { learningRate: 0.2, epochs, schedule: { kind: 'inverse-time', rate: 1 } });
  return valueOf(scheduleSeries(training, 100, points));
};

describe('the learning rate of a run to come', () => {
  it('follows the schedule, epochs counted from 1 (T43)', () => {
    const { epochs, rates } = series(4, 100);
    expect([...epochs]).toEqual([1, 2, 3, 4]);
    [0.1, 0.0667, 0.05, 0.04].forEach((rate, i) => expect(rates[i]).toBeCloseTo(rate, 4));
  });

  it('has as many points as asked for, first and last epoch among them', () => {
    const { epochs } = series(1000, 50);
    expect(epochs).toHaveLength(50);
    expect([epochs[0], epochs.at(-1)]).toEqual([1, 1000]);
    expect(series(1, 50).epochs).toEqual(Float64Array.of(1));
  });
});
