import type { Target } from '../layers/_layer';
import { hardmax } from './decode';
import type { EncodedRows } from './pipeline';

/** The class of an encoded row, in the target's order: the most probable one where its target is soft. */
export const classOfRow = ({ y, outputs }: EncodedRows, row: number): number =>
  outputs === 1 ? Number(y[row]! >= 0.5) : hardmax(y.subarray(row * outputs, (row + 1) * outputs));

/** Rows of each class, in the target's order; a soft target counts by its shares. Empty for numbers. */
export const classCounts = ({ rows, outputs, y }: EncodedRows, target: Target): number[] => {
  if (target.kind === 'number') return [];
  const counts = new Array<number>(target.classes.length).fill(0);
  for (let row = 0; row < rows; row++) {
    if (outputs === 1) counts[1]! += y[row]!;
    else for (let c = 0; c < outputs; c++) counts[c]! += y[row * outputs + c]!;
  }
  if (outputs === 1) counts[0] = rows - counts[1]!;
  return counts;
};
