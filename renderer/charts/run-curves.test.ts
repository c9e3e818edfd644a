import type { EpochPoint } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { pointAt, stepsPerEpoch } from './run-curves';

const points = [7, 14, 21].map((step, i) => ({ step, epoch: i + 1 }) as EpochPoint);

describe('epochs of a run', () => {
  it('finds the newest epoch done by a step', () => {
    expect([6, 7, 20, 21, 99].map((step) => pointAt(points, step)?.epoch ?? null)).toEqual([null, 1, 2, 3, 3]);
  });

  it('counts steps in an epoch', () => {
    expect(stepsPerEpoch({ totalSteps: 1400, epochs: 200 })).toBe(7);
    expect(stepsPerEpoch({ totalSteps: 0, epochs: 0 })).toBe(1);
  });
});
