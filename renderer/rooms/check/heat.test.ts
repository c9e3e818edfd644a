import type { CheckedTensor } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { cellOf, edgeTicks, errorScale, firstIndex, gradientScale, heatGrid } from './heat';

const tensor = (shape: number[], error: number[], indices = error.map((_, i) => i)): CheckedTensor => ({
  nodeId: 'dense-1',
  name: 'W',
  shape,
  ratio: 0,
  cancelled: false,
  indices: Int32Array.from(indices),
  analytic: new Float64Array(error.length),
  numeric: new Float64Array(error.length),
  error: Float64Array.from(error),
});
const open = { kinks: new Set<number>(), worst: 1 };

describe('heatGrid', () => {
  it('gives every entry its own cell when there is room', () => {
    const grid = heatGrid(tensor([2, 3], [0, 0.1, 0.2, 0.3, 0.4, 0.5]), 100, 100, open);
    expect([grid.rows, grid.cols, grid.down, grid.across]).toEqual([2, 3, 1, 1]);
    expect([...grid.entries]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('shows the worst entry of a cell that stands for several', () => {
    const grid = heatGrid(tensor([2, 4], [0.1, 0.9, 0, 0, 0.3, 0.2, 0.05, 0]), 1, 2, open);
    expect([grid.rows, grid.cols, grid.down, grid.across]).toEqual([1, 2, 2, 2]);
    expect([...grid.entries]).toEqual([1, 6]);
    expect([firstIndex(grid, 0), firstIndex(grid, 1)]).toEqual([0, 2]);
  });

  it('breaks a vector into lines of 32 and ends where it ends', () => {
    const grid = heatGrid(tensor([40], new Array<number>(40).fill(0)), 100, 100, open);
    expect([grid.rows, grid.cols, grid.wrapped]).toEqual([2, 32, true]);
    expect(grid.kinds[39]).toBe('value');
    expect(grid.kinds[40]).toBe('none');
    expect(cellOf(grid, 33)).toEqual({ row: 1, col: 1 });
  });

  it('says which cells were not checked, cross a kink, or drown in rounding', () => {
    const limits = { kinks: new Set([1]), worst: 0.5 };
    const grid = heatGrid(tensor([1, 4], [0.4, 1, 0.9], [0, 1, 2]), 10, 10, limits);
    expect(grid.kinds).toEqual(['value', 'kink', 'rounding', 'unchecked']);
    expect(grid.entries[3]).toBe(-1);
  });

  it('prefers an entry that counts over one that does not', () => {
    const limits = { kinks: new Set([0]), worst: 0.5 };
    const grid = heatGrid(tensor([1, 2], [1, 0.2]), 1, 1, limits);
    expect([...grid.entries]).toEqual([1]);
  });
});

describe('scales', () => {
  it('spans the errors on a log scale', () => {
    const scale = errorScale([0, 1e-9, 1e-5]);
    expect([0, 1e-9, 1e-7, 1e-5].map(scale.classOf)).toEqual([0, 0, 4, 7]);
    expect(scale.bounds.at(-1)).toBeCloseTo(1e-5, 12);
  });

  it('is symmetric around zero for gradients', () => {
    const scale = gradientScale([-0.2, 0.1]);
    expect([-0.2, 0, 0.2].map(scale.classOf)).toEqual([0, 3, 6]);
  });

  it('accepts nothing', () => {
    expect(errorScale([]).classOf(0)).toBe(0);
    expect(gradientScale([]).classOf(0)).toBe(3);
  });
});

describe('edgeTicks', () => {
  it('writes round numbers and the last', () => {
    expect(edgeTicks(32, 1)).toEqual([0, 8, 16, 24, 31]);
    expect(edgeTicks(3, 1)).toEqual([0, 1, 2]);
    expect(edgeTicks(1, 1)).toEqual([0]);
  });
});
