import type { CheckedTensor } from '@deepwright/engine';

/** Entries of a vector in one line of the map. */
const vectorLine = 32;

export type HeatKind = 'value' | 'kink' | 'rounding' | 'unchecked' | 'none';

/** A tensor laid out in cells. Where it is too large, a cell stands for several entries and shows the worst of them. */
export interface HeatGrid {
  rows: number;
  cols: number;
  /** Entries in a cell, down and across. */
  down: number;
  across: number;
  /** True when a vector is broken into lines. */
  wrapped: boolean;
  /** Columns of the tensor itself. */
  tensorCols: number;
  kinds: readonly HeatKind[];
  /** For each cell the place of its entry among the checked ones; −1 where none was checked. */
  entries: Int32Array;
}

export interface HeatLimits {
  /** Flat indices whose ±ε crosses a kink. */
  kinks: ReadonlySet<number>;
  /** The largest error that counts: what lies above it is a kink, or too small to tell from rounding. */
  worst: number;
}

export const heatGrid = (tensor: CheckedTensor, mostRows: number, mostCols: number, limits: HeatLimits): HeatGrid => {
  const size = tensor.shape.reduce((product, n) => product * n, 1);
  const wrapped = tensor.shape.length < 2;
  const tensorCols = wrapped ? Math.min(size, vectorLine) : (tensor.shape.at(-1) ?? 1);
  const tensorRows = Math.ceil(size / tensorCols);
  const down = Math.max(1, Math.ceil(tensorRows / mostRows));
  const across = Math.max(1, Math.ceil(tensorCols / mostCols));
  const rows = Math.ceil(tensorRows / down);
  const cols = Math.ceil(tensorCols / across);
  const cellOf = (flat: number): number =>
    Math.floor(Math.floor(flat / tensorCols) / down) * cols + Math.floor((flat % tensorCols) / across);

  const entries = new Int32Array(rows * cols).fill(-1);
  const kinds: HeatKind[] = new Array<HeatKind>(rows * cols).fill('unchecked');
  // The last line of a broken vector ends where the vector does.
  if (wrapped) for (let cell = size; cell < rows * cols; cell++) kinds[cell] = 'none';
  const rank = { value: 3, kink: 2, rounding: 1, unchecked: 0, none: 0 };
  tensor.indices.forEach((flat, i) => {
    const cell = cellOf(flat);
    const kind = kindOf(tensor.error[i]!, limits.kinks.has(flat), limits.worst);
    const before = entries[cell]!;
    const worse = rank[kind] - rank[kinds[cell]!] || tensor.error[i]! - (tensor.error[before] ?? -1);
    if (before >= 0 && worse <= 0) return;
    entries[cell] = i;
    kinds[cell] = kind;
  });
  return { rows, cols, down, across, wrapped, tensorCols, kinds, entries };
};

/** Whether an entry counts, and if not why. */
export const kindOf = (error: number, kink: boolean, worst: number): HeatKind =>
  kink ? 'kink' : error > worst ? 'rounding' : 'value';

/** The cell of an entry, by flat index. */
export const cellOf = (grid: HeatGrid, flat: number): { row: number; col: number } => ({
  row: Math.floor(Math.floor(flat / grid.tensorCols) / grid.down),
  col: Math.floor((flat % grid.tensorCols) / grid.across),
});

/** Flat index of the first entry of a cell. */
export const firstIndex = (grid: HeatGrid, cell: number): number =>
  Math.floor(cell / grid.cols) * grid.down * grid.tensorCols + (cell % grid.cols) * grid.across;

/** Numbers written along an edge of `count` cells: about every `wanted`-th, and the last. */
export const edgeTicks = (count: number, per: number): number[] => {
  const total = count * per;
  const step = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512].find((s) => s >= total / 5) ?? Math.ceil(total / 5);
  const ticks = Array.from({ length: Math.ceil(total / step) }, (_, i) => i * step);
  const last = total - per;
  const kept = ticks.filter((tick) => last - tick >= step * 0.6);
  return [...kept, last];
};

/** Colour classes of a map: 8 on a log scale for errors, 7 around zero for gradients. */
export interface HeatScale {
  classOf: (value: number) => number;
  /** Bounds of the classes from low to high. */
  bounds: readonly number[];
}

export const errorScale = (errors: readonly number[]): HeatScale => {
  const positive = errors.filter((error) => error > 0);
  const high = positive.length > 0 ? Math.log10(Math.max(...positive)) : 0;
  const low = positive.length > 0 ? Math.max(Math.log10(Math.min(...positive)), high - 6) : -1;
  const span = Math.max(high - low, 0.1);
  const bounds = Array.from({ length: 9 }, (_, i) => 10 ** (low + (span * i) / 8));
  return {
    classOf: (error) => (error > 0 ? clamp(Math.floor(((Math.log10(error) - low) / span) * 8), 7) : 0),
    bounds,
  };
};

export const gradientScale = (values: readonly number[]): HeatScale => {
  const limit = Math.max(...values.map(Math.abs), 0) || 1;
  const bounds = Array.from({ length: 8 }, (_, i) => limit * ((2 * i) / 7 - 1));
  return { classOf: (value) => clamp(Math.floor(((value / limit + 1) / 2) * 7), 6), bounds };
};

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));
