import type { CheckedTensor } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { heatGrid } from './heat';
import { entryAt, layoutText, quantityText, shownIndex, spokenEntry } from './heat-words';

const tensor: CheckedTensor = {
  nodeId: 'dense-1',
  name: 'W',
  shape: [2, 3],
  ratio: 1e-9,
  cancelled: false,
  indices: Int32Array.from([0, 2, 4]),
  analytic: Float64Array.from([0.1, 0.2, 0.3]),
  numeric: Float64Array.from([0.1, 0.2, 0.4]),
  error: Float64Array.from([0, 1e-8, 0.14]),
};
const limits = { kinks: new Set([4]), worst: 1e-3 };
const grid = heatGrid(tensor, 10, 10, limits);

describe('reading a heat-map', () => {
  it('says how many entries were checked', () => {
    expect(quantityText(tensor, 'error')).toBe('relative error of 3 of 6 parameters');
  });

  it('says how to read it', () => {
    expect(layoutText(tensor, grid)).toBe('to unit, across; from unit, down; hatched: not checked; crossed: a kink');
    const merged = heatGrid(tensor, 1, 10, limits);
    expect(layoutText(tensor, merged)).toContain('the worst of 2 × 1');
  });

  it('reads out an entry by its subscripts', () => {
    expect(entryAt(tensor, grid, limits, 4)).toEqual({
      name: 'W[1,1]',
      analytic: 0.3,
      numeric: 0.4,
      error: 0.14,
      kind: 'kink',
    });
    expect(spokenEntry(entryAt(tensor, grid, limits, 1))).toBe('W[0,1] was not checked');
  });

  it('finds the entry a cell shows', () => {
    expect([0, 1, 2].map((cell) => shownIndex(tensor, grid, cell))).toEqual([0, 1, 2]);
  });
});
