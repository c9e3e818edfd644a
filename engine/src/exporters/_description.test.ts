import { describe, expect, it } from 'vitest';
import type { Model } from '../model/model';
import { encodeRows } from '../pipeline/encode-rows';
import { prepare } from '../pipeline/prepare';
import { stream } from '../random/stream';
import type { ColumnSpec } from '../project/document';
import { chain, valueOf } from '../testing/graphs';
import { dates, feature, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { describeModel } from './_description';

/** The encoding done over, from nothing but the words and numbers that stand beside the tensors of an exported file. */

type Cell = number | string | null;
interface Scaling {
  scaler: string;
  stats: Record<string, number>;
}
interface Coding extends Scaling {
  type: string;
  column: string;
  categories: string[];
  fill: Cell;
  indicator: boolean;
  parts: (Scaling & { part: string })[];
}

const scale = (x: number, { scaler, stats: s }: Scaling): number => {
  if (scaler === 'z-score') return (x - s['mean']!) / s['deviation']!;
  if (scaler === 'min-max') return (x - s['min']!) / s['range']!;
  if (scaler === 'robust') return (x - s['median']!) / s['range']!;
  if (scaler === 'log') return (Math.sign(x) * Math.log(1 + Math.abs(x)) - s['mean']!) / s['deviation']!;
  return x;
};

const partOf = (part: string, ms: number): number => {
  const date = new Date(ms);
  if (part === 'month') return date.getUTCMonth() + 1;
  if (part === 'weekday') return (date.getUTCDay() + 6) % 7;
  return ms / 86_400_000;
};

const encodeCell = (cell: Cell, coding: Coding): number[] => {
  const isKnown = coding.type !== 'ordinal' || coding.categories.includes(String(cell));
  const isMissing = cell === null || !isKnown;
  const value = isMissing ? coding.fill : cell;
  const own = ((): number[] => {
    if (coding.type === 'category') return coding.categories.map((category) => Number(category === value));
    if (coding.type === 'date') {
      return coding.parts.map((part) => (value === null ? 0 : scale(partOf(part.part, Number(value)), part)));
    }
    if (value === null) return [0];
    return [scale(coding.type === 'ordinal' ? coding.categories.indexOf(String(value)) : Number(value), coding)];
  })();
  return coding.indicator ? [...own, Number(isMissing)] : own;
};

const random = stream(3, 'cells');
const rows = 60;
const draw = <T>(make: () => T): (T | null)[] =>
  Array.from({ length: rows }, () => (random.uniform() < 0.15 ? null : make()));
const day = () =>
  `20${10 + random.below(15)}-0${1 + random.below(9)}-${10 + random.below(18)} ${10 + random.below(9)}:30`;

const cells = {
  a: draw(() => random.normal() * 100),
  b: draw(() => random.normal() * 1e4),
  c: draw(() => 'xyz'[random.below(3)]!),
  d: draw(() => String(random.below(12))),
  e: draw(() => ['no', 'yes'][random.below(2)]!),
  f: draw(day),
};
const nan = (values: readonly (number | null)[]) => values.map((value) => value ?? NaN);
const table = tableOf(
  numbers('a', nan(cells.a)),
  numbers('b', nan(cells.b)),
  texts('c', cells.c),
  texts('d', cells.d),
  texts('e', cells.e),
  dates('f', cells.f),
  numbers(
    'price',
    Array.from({ length: rows }, (_, i) => i),
  ),
);

const policies: readonly ColumnSpec['missing'][][] = [
  ['mean', 'median', 'most-frequent', 'most-frequent', 'most-frequent', 'median'],
  ['indicator', 'indicator', 'indicator', 'indicator', 'indicator', 'indicator'],
  ['drop', 'drop', 'drop', 'drop', 'drop', 'drop'],
];

describe('the description of an exported model', () => {
  it.each(policies)('is enough to encode a row: %s, %s, %s …', (a, b, c, d, e, f) => {
    const spec = specOf([
      feature('a', { missing: a!, scaler: 'robust' }),
      feature('b', { missing: b!, scaler: 'log' }),
      feature('c', { missing: c!, type: 'category' }),
      feature('d', { missing: d!, type: 'category', encoding: 'ordinal', scaler: 'min-max' }),
      feature('e', { missing: e!, type: 'boolean', scaler: 'none' }),
      feature('f', { missing: f!, type: 'date', parts: ['month', 'weekday', 'elapsed'] }),
      target('price', 'number'),
    ]);
    const { pipeline } = valueOf(prepare(table, spec)).data;
    const model: Model = { name: 'm', graph: chain(), pipeline, tensors: [] };
    const said = JSON.parse(describeModel(model)) as { version: number; pipeline: { features: Coding[] } };
    expect(said.version).toBe(3);
    // Rows of another file: values that no train row has among them.
    const others = { ...cells, c: ['w', ...cells.c.slice(1)], d: ['99', ...cells.d.slice(1)] };
    const replaced = table.columns.map((column) => {
      if (column.name === 'c') return texts('c', others.c);
      return column.name === 'd' ? texts('d', others.d) : column;
    });
    const x = [...valueOf(encodeRows(pipeline, tableOf(...replaced), undefined, 'float64')).encoded.x];
    const times = cells.f.map((text) => (text === null ? null : Date.parse(`${text.replace(' ', 'T')}Z`)));
    const expected = Array.from({ length: rows }, (_, row) =>
      said.pipeline.features.flatMap((coding) =>
        encodeCell(coding.column === 'f' ? times[row]! : others[coding.column as 'a'][row]!, coding),
      ),
    ).flat();
    expect(x).toHaveLength(expected.length);
    x.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-12 * Math.max(1, Math.abs(value))));
  });
});
