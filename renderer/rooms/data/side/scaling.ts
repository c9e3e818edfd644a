import { conceptOf, type DataSpec, type DataSummary, type Histogram } from '@deepwright/engine';
import type { Bar, BarSpec } from '../../../charts/bar-spec';
import { tickedAxis, tickTexts } from '../../../charts/scale';
import { significant } from '../../../ui/format';
import { short } from '../numbers';

export type Scaled = DataSummary['scaled'][number];

/** What a scaler learns, as one writes it. */
const words = new Map([
  ['mean', 'μ'],
  ['deviation', 'σ'],
]);

export const statWord = (name: string): string => words.get(name) ?? name;

export const statText = (value: number): string => significant(value, 4);

export const scalerTitle = (kind: string): string => conceptOf('scaler', kind)?.title ?? kind;

/** What all these columns' scalers have learnt, in words: "μ and σ". */
export const learntWords = (scaled: readonly Scaled[]): string => {
  const names = new Set(scaled.flatMap(({ stats }) => Object.keys(stats)));
  return new Intl.ListFormat('en-GB').format([...names].map(statWord));
};

/** The column of the file that an encoded one comes from: `sold month` is a part of the date `sold`. */
export const columnOf = (encoded: string, { columns }: DataSpec): string | null => {
  if (columns.some(({ name }) => name === encoded)) return encoded;
  const part = encoded.lastIndexOf(' ');
  const name = encoded.slice(0, Math.max(0, part));
  return columns.some((column) => column.name === name) ? name : null;
};

/** Values that are all equal have a range of nothing, which cannot be drawn. */
const wideEnough = ({ low, high, counts }: Histogram): Histogram =>
  low < high ? { low, high, counts } : { low: low - 0.5, high: low + 0.5, counts: [counts.reduce((a, b) => a + b, 0)] };

export const barsOf = (histogram: Histogram, label: string): BarSpec => {
  const { low, high, counts } = wideEnough(histogram);
  const axis = tickedAxis(low, high, 4);
  const edge = (i: number): string => short(low + (i / counts.length) * (high - low));
  const name = (i: number): string => (counts.length === 1 ? short(histogram.low) : `${edge(i)} to ${edge(i + 1)}`);
  const bars = counts.map((count, i): Bar => ({ name: name(i), count, colour: '--bar' }));
  return { label, bars, axis: { ...axis, texts: tickTexts(axis.ticks) } };
};
