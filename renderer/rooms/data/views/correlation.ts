import type { Correlations } from '@deepwright/engine';
import type { Table } from '../../../charts/spec';

/** Reading a table of correlations. */

/** Two columns by their places, and their r. */
export interface Pair {
  row: number;
  col: number;
  r: number;
}

export const rAt = ({ names, values }: Correlations, row: number, col: number): number =>
  values[row * names.length + col] ?? NaN;

/**
 * To three decimals, with a true minus: all of one length, so that they can be compared. One that is almost 1 has more,
 * since 1 is another thing.
 */
export const rText = (r: number): string => {
  const text = r.toFixed(3);
  const almost = /^-?1\.000$/.test(text) && Math.abs(r) < 1 - 5e-7;
  return (almost ? r.toFixed(6) : text).replace(/^-(?=0\.000$)/, '').replace('-', '−');
};

/** Each pair once, the strongest first, whichever its sign; those without an r are left out. */
export const strongest = (found: Correlations, most: number): readonly Pair[] => {
  const pairs: Pair[] = [];
  for (let row = 0; row < found.names.length; row++) {
    for (let col = 0; col < row; col++) {
      const r = rAt(found, row, col);
      if (!Number.isNaN(r)) pairs.push({ row, col, r });
    }
  }
  return pairs.sort((a, b) => Math.abs(b.r) - Math.abs(a.r)).slice(0, most);
};

export const pairName = ({ names }: Correlations, row: number, col: number): string =>
  `${names[row] ?? ''} × ${names[col] ?? ''}`;

/** "bmi × target: r = 0.586". */
export const readout = (found: Correlations, row: number, col: number): string => {
  const name = pairName(found, row, col);
  const r = rAt(found, row, col);
  return Number.isNaN(r) ? `${name}: no r, since one of them does not vary` : `${name}: r = ${rText(r)}`;
};

/** Place of r among the stops of a ramp from −1 to 1: the stop below it, and the share of the way to the next. */
export const stopOf = (r: number, stops: number): { stop: number; share: number } => {
  const at = ((Math.max(-1, Math.min(1, r)) + 1) / 2) * (stops - 1);
  const stop = Math.min(stops - 2, Math.floor(at));
  return { stop, share: at - stop };
};

/** Everything in words, for screen readers. */
export const tableOf = (found: Correlations): Table => ({
  caption: 'Pearson’s r of each pair of columns',
  columns: ['column', ...found.names],
  rows: found.names.map((name, row) => [
    name,
    ...found.names.map((_, col) => {
      const r = rAt(found, row, col);
      return Number.isNaN(r) ? 'none' : rText(r);
    }),
  ]),
});
