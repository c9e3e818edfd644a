import { describe, expect, it } from 'vitest';
import { spread } from './spread';

describe('spread', () => {
  it('leaves labels that do not collide where they want to be', () => {
    expect(spread([10, 50, 90], 14, 0, 100)).toEqual([10, 50, 90]);
  });

  it('moves two that collide apart by the same amount', () => {
    expect(spread([50, 52], 14, 0, 100)).toEqual([44, 58]);
  });

  it('keeps the order asked for, whatever the order of places', () => {
    expect(spread([52, 50], 14, 0, 100)).toEqual([58, 44]);
  });

  it('stays inside the frame', () => {
    const low = spread([99, 100, 100], 14, 0, 100);
    expect(low).toEqual([72, 86, 100]);
    expect(spread([0, 1], 14, 0, 100)).toEqual([0, 14]);
  });

  it('lets a group that grew meet the next', () => {
    const places = spread([40, 41, 42, 60], 14, 0, 200);
    const sorted = [...places].sort((a, b) => a - b);
    for (let i = 1; i < sorted.length; i++) expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(14 - 1e-9);
  });

  it('accepts nothing', () => {
    expect(spread([], 14, 0, 100)).toEqual([]);
  });
});
