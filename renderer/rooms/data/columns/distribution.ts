import type { ColumnProfile, ColumnSpec } from '@deepwright/engine';
import type { Bar, BarSpec } from '../../../charts/bar-spec';
import { tickedAxis, tickTexts, type Axis } from '../../../charts/scale';
import type { ColourToken } from '../../../charts/spec';
import { dateAxis } from '../../../charts/date-axis';
import { figure } from './figures';
import { topBars, type TopBar } from './top-bars';

/** How the values of a column are spread, as bars. */

const lines = 8;
const series: readonly ColourToken[] = ['--s1', '--s2', '--s3', '--s4', '--s5', '--s6'];

export const asCategory = ({ type }: ColumnSpec): boolean => type === 'category' || type === 'boolean';

/** Classes have the colour of their place, here and in every chart; those beyond the sixth have none. */
export const barColour = (bar: TopBar, classes: readonly string[]): ColourToken => {
  if (bar.kind === 'missing') return '--warn-line';
  return series[bar.kind === 'value' ? classes.indexOf(bar.text) : -1] ?? '--bar';
};

/** Columns whose values are all equal have a range of nothing, which cannot be drawn. */
const binned = (
  profile: ColumnProfile,
): { axis: Axis & { texts: readonly string[] }; counts: readonly number[] } | null => {
  if (!profile.numbers) return null;
  const { min, max, histogram } = profile.numbers;
  if (min === max) {
    const total = histogram.reduce((sum, n) => sum + n, 0);
    return { axis: { min: min - 0.5, max: max + 0.5, ticks: [min], texts: [figure(profile, min)] }, counts: [total] };
  }
  if (profile.type === 'date') return { axis: dateAxis(min, max, 3), counts: histogram };
  const axis = tickedAxis(min, max, 5);
  return { axis: { ...axis, texts: tickTexts(axis.ticks) }, counts: histogram };
};

const histogramSpec = (profile: ColumnProfile): BarSpec | null => {
  const bins = binned(profile);
  if (!bins) return null;
  const { axis, counts } = bins;
  const at = (edge: number): string => figure(profile, axis.min + (edge / counts.length) * (axis.max - axis.min));
  const bars = counts.map((count, i): Bar => {
    const name = counts.length === 1 ? axis.texts[0]! : `${at(i)} to ${at(i + 1)}`;
    return { name, count, colour: '--bar' };
  });
  return { label: `Histogram of ${profile.name}`, bars, axis };
};

/** Null where there is nothing to draw: words that are all different, or no values. */
export const distribution = (
  profile: ColumnProfile,
  settings: ColumnSpec,
  classes: readonly string[],
): BarSpec | null => {
  const top = topBars(profile, asCategory(settings), lines);
  if (top.length === 0) return histogramSpec(profile);
  const bars = top.map((bar): Bar => ({ name: bar.text, count: bar.count, colour: barColour(bar, classes) }));
  const label = `${profile.distinct > top.length ? 'Most frequent values' : 'Values'} of ${profile.name}`;
  return { label, bars };
};
