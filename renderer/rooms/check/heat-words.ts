import type { CheckedTensor } from '@deepwright/engine';
import { count } from '../../ui/format';
import type { HeatMode } from './check-view.svelte';
import { firstIndex, kindOf, type HeatGrid, type HeatKind, type HeatLimits } from './heat';
import { entryText, exponent } from './words';

const quantities = { error: 'relative error', analytic: 'gradient by backprop', numeric: 'gradient by the cost' };

const sizeOf = (tensor: CheckedTensor): number => tensor.shape.reduce((product, n) => product * n, 1);

/** "relative error of each of 1024 parameters". */
export const quantityText = (tensor: CheckedTensor, mode: HeatMode): string => {
  const size = sizeOf(tensor);
  const checked = tensor.indices.length;
  return `${quantities[mode]} of ${checked < size ? count(checked) : 'each'} of ${count(size)} parameters`;
};

const signs: readonly (readonly [HeatKind, string])[] = [
  ['unchecked', 'hatched: not checked'],
  ['kink', 'crossed: a kink'],
  ['rounding', 'dotted: too small to tell from rounding'],
];

/** How to read the map: its directions, what a cell stands for, and the signs that occur. */
export const layoutText = (tensor: CheckedTensor, grid: HeatGrid): string => {
  const vector = sizeOf(tensor) > grid.tensorCols ? `unit, ${grid.tensorCols} in a line` : 'unit';
  const directions = grid.wrapped ? vector : 'to unit, across; from unit, down';
  const merged = grid.down * grid.across > 1 ? [`a cell shows the worst of ${grid.down} × ${grid.across}`] : [];
  const used = signs.filter(([kind]) => grid.kinds.includes(kind)).map(([, words]) => words);
  return [directions, ...merged, ...used].join('; ');
};

/** One entry, to be read out. */
export interface HeatEntry {
  /** "W[11,1]". */
  name: string;
  analytic: number;
  numeric: number;
  error: number;
  kind: HeatKind;
}

export const entryAt = (tensor: CheckedTensor, grid: HeatGrid, limits: HeatLimits, index: number): HeatEntry => {
  const subscripts = grid.wrapped ? [index] : [Math.floor(index / grid.tensorCols), index % grid.tensorCols];
  const name = entryText({ name: tensor.name, subscripts });
  const at = tensor.indices.indexOf(index);
  if (at < 0) return { name, analytic: NaN, numeric: NaN, error: NaN, kind: 'unchecked' };
  const error = tensor.error[at]!;
  const kind = kindOf(error, limits.kinks.has(index), limits.worst);
  return { name, analytic: tensor.analytic[at]!, numeric: tensor.numeric[at]!, error, kind };
};

/** Flat index of the entry a cell shows, or of its first one where none was checked. */
export const shownIndex = (tensor: CheckedTensor, grid: HeatGrid, cell: number): number =>
  tensor.indices[grid.entries[cell] ?? -1] ?? firstIndex(grid, cell);

export const spokenEntry = (entry: HeatEntry): string =>
  entry.kind === 'unchecked'
    ? `${entry.name} was not checked`
    : `${entry.name}, analytic ${exponent(entry.analytic, 3)}, numeric ${exponent(entry.numeric, 3)}, ` +
      `relative error ${exponent(entry.error, 2)}`;
