import { expect, it } from 'vitest';
import { schedules } from '../../engine/src/schedules/_registry';
import type { AnySchedule } from '../../engine/src/schedules/_schedule';

it('T43: inverse-time decay, α₀ = 0.2, rate 1, epochs 1 to 4', () => {
  const schedule: AnySchedule = schedules['inverse-time'];
  const rates = [1, 2, 3, 4].map((epoch) =>
    schedule.rate(0.2, { epoch, step: epoch, stepsPerEpoch: 1, epochs: 4 }, { rate: 1 }),
  );
  [0.1, 0.2 / 3, 0.05, 0.04].forEach((expected, i) => expect(rates[i]).toBeCloseTo(expected, 15));
});
