import type { Column, Table } from '../data/table';
import { allocate, type Precision, type Real } from '../kernels/real';
import type { Target } from '../layers/_layer';
import type { ScalerStats } from '../scalers/_scaler';
import { codesAt, datesAt, missing, numbersAt } from './cells';
import { widthOfCoding, widthOfFeatures } from './codings';
import { partsOf } from './date-parts';
import type { EncodedRows, FeatureCoding, Pipeline } from './pipeline';
import { scalerOf } from './target';

/**
 * Raw rows to what the network eats, by what was learnt from the train rows. A category that no train row had, or a gap
 * that nothing fills, becomes zeros (for a number the scaled 0, its mean under z-score).
 * `outputs` is the network's width; 0 leaves target and weight out, for rows that have none.
 */
export const encode = (
  pipeline: Pipeline,
  table: Table,
  rows: Int32Array,
  outputs: number,
  precision: Precision = 'float32',
): EncodedRows => {
  const width = widthOfFeatures(pipeline);
  const x = allocate(precision, rows.length * width);
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  let at = 0;
  for (const coding of pipeline.features) {
    encodeFeature(coding, columnOf(byName, coding.column), rows, { x, at, width });
    at += widthOfCoding(coding);
  }
  const y = allocate(precision, rows.length * outputs);
  if (outputs > 0) encodeTarget(pipeline, byName, rows, y, outputs);
  const { weight } = pipeline;
  const weights = outputs > 0 && weight ? allocate(precision, rows.length) : null;
  if (weights && weight) encodeWeights(weight.mean, columnOf(byName, weight.column), rows, weights);
  return { rows: rows.length, outputs, x, y, weights, source: rows };
};

const columnOf = (columns: ReadonlyMap<string, Column>, name: string): Column => {
  const column = columns.get(name);
  if (!column) throw new Error(`encode: the table has no column ${name}; prepare checks that`);
  return column;
};

/** Where in x a coding's first column is. */
interface Place {
  x: Real;
  at: number;
  width: number;
}

const encodeFeature = (coding: FeatureCoding, column: Column, rows: Int32Array, place: Place): void => {
  switch (coding.type) {
    case 'number':
      return encodeNumber(coding, column, rows, place);
    case 'category':
      return encodeOneHot(coding, column, rows, place);
    case 'ordinal':
      return encodeOrdinal(coding, column, rows, place);
    case 'date':
      return encodeDate(coding, column, rows, place);
  }
};

/** Scaled numbers into one column of x; where there is none, 0 stays. */
const putScaled = (values: Float64Array, kind: string, stats: ScalerStats, { x, at, width }: Place): void => {
  const scaler = scalerOf(kind)!;
  for (let i = 0, to = at; i < values.length; i++, to += width) {
    const value = values[i]!;
    if (!Number.isNaN(value)) x[to] = scaler.apply(value, stats);
  }
};

/** Fills the gaps in place, and marks them in the column of x `offset` further on where they are to be told. */
const fillGaps = (
  values: Float64Array,
  fill: number | null,
  indicator: boolean,
  { x, at, width }: Place,
  offset: number,
): void => {
  if (fill === null && !indicator) return;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) continue;
    if (fill !== null) values[i] = fill;
    if (indicator) x[i * width + at + offset] = 1;
  }
};

const encodeNumber = (
  { scaler, stats, fill, indicator }: FeatureCoding & { type: 'number' },
  column: Column,
  rows: Int32Array,
  place: Place,
): void => {
  const values = numbersAt(column, rows);
  fillGaps(values, fill, indicator, place, 1);
  putScaled(values, scaler, stats, place);
};

const encodeDate = (
  { parts, fill, indicator }: FeatureCoding & { type: 'date' },
  column: Column,
  rows: Int32Array,
  place: Place,
): void => {
  const times = datesAt(column, rows);
  fillGaps(times, fill, indicator, place, parts.length);
  parts.forEach(({ part, scaler, stats }, i) =>
    putScaled(partsOf(part, times), scaler, stats, { ...place, at: place.at + i }),
  );
};

const encodeOrdinal = (
  { categories, scaler, stats, fill, indicator }: FeatureCoding & { type: 'ordinal' },
  column: Column,
  rows: Int32Array,
  place: Place,
): void => {
  const codes = codesAt(column, categories, rows);
  const places = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) places[i] = codes[i]! < 0 ? NaN : codes[i]!;
  const filled = fill === null ? -1 : categories.indexOf(fill);
  fillGaps(places, filled < 0 ? null : filled, indicator, place, 1);
  putScaled(places, scaler, stats, place);
};

const encodeOneHot = (
  { categories, fill, indicator }: FeatureCoding & { type: 'category' },
  column: Column,
  rows: Int32Array,
  { x, at, width }: Place,
): void => {
  const codes = codesAt(column, categories, rows);
  const filled = fill === null ? -1 : categories.indexOf(fill);
  const ofGap = indicator ? categories.length : filled;
  for (let i = 0; i < codes.length; i++) {
    const hot = codes[i] === missing ? ofGap : codes[i]!;
    if (hot >= 0) x[i * width + at + hot] = 1;
  }
};

const encodeTarget = (
  { target, targetScaling }: Pipeline,
  columns: ReadonlyMap<string, Column>,
  rows: Int32Array,
  y: Real,
  outputs: number,
): void => {
  if (target.kind === 'category') encodeClasses(target, columnOf(columns, target.name), rows, y, outputs);
  else {
    target.names.forEach((name, at) => {
      const { scaler, stats } = targetScaling[at] ?? { scaler: 'none', stats: {} };
      putScaled(numbersAt(columnOf(columns, name), rows), scaler, stats, { x: y, at, width: outputs });
    });
  }
};

const encodeClasses = (
  { classes }: Target & { kind: 'category' },
  column: Column,
  rows: Int32Array,
  y: Real,
  outputs: number,
): void => {
  const codes = codesAt(column, classes, rows);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code < 0) continue;
    if (outputs === 1) y[i] = code;
    else y[i * outputs + code] = 1;
  }
};

const encodeWeights = (mean: number, column: Column, rows: Int32Array, weights: Real): void => {
  const values = numbersAt(column, rows);
  for (let i = 0; i < values.length; i++) weights[i] = values[i]! / mean;
};
