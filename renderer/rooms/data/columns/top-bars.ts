import type { ColumnProfile } from '@deepwright/engine';

export interface TopBar {
  kind: 'value' | 'others' | 'missing';
  text: string;
  count: number;
}

/**
 * The most frequent values in so many lines, gaps and the rest counted where they fit. Empty for numbers used as numbers,
 * and for columns whose values are too many to have been counted one by one.
 */
export const topBars = (
  { top, missing, distinct }: ColumnProfile,
  asCategory: boolean,
  lines = 3,
): readonly TopBar[] => {
  if (!asCategory || !top) return [];
  const values = top.map(({ value, count }): TopBar => ({ kind: 'value', text: value, count }));
  if (distinct > lines) {
    const shown = values.slice(0, lines - 1);
    const rest = values.slice(lines - 1);
    // Values beyond the ones counted are not known, so the rest can only be summed where all were counted.
    if (top.length < distinct) return values.slice(0, lines);
    return [
      ...shown,
      { kind: 'others', text: `${rest.length} others`, count: rest.reduce((sum, { count }) => sum + count, 0) },
    ];
  }
  return missing > 0 && values.length < lines
    ? [...values, { kind: 'missing', text: 'missing', count: missing }]
    : values;
};
