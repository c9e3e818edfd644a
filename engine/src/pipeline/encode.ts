import type { Column, Table } from '../data/table';
import { allocate, type Precision, type Real } from '../kernels/real';
import type { Target } from '../layers/_layer';
import type { EncodedRows, FeatureCoding, Pipeline } from './pipeline';
import { scalerOf } from './target';

/** Columns of x that one feature becomes. */
export const widthOfCoding = (coding: FeatureCoding): number =>
  coding.type === 'number' ? 1 : coding.categories.length;

/** Numbers in one encoded row. */
export const widthOfFeatures = ({ features }: Pick<Pipeline, 'features'>): number =>
  features.reduce((sum, coding) => sum + widthOfCoding(coding), 0);

/** Columns of x in order: `beak_length_mm`, `island=Biscoe` … */
export const featureNames = (pipeline: Pipeline): string[] =>
  pipeline.features.flatMap((coding) =>
    coding.type === 'number' ? [coding.column] : coding.categories.map((category) => `${coding.column}=${category}`),
  );

/**
 * Raw rows to what the network eats, by what was learnt from the train rows. A category that no train row had, or a gap
 * that nothing fills, becomes zeros (for a number the scaled 0, its mean under z-score).
 * `outputs` is the network's width; 0 leaves the target out, for rows that have none.
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
  let at = 0;
  for (const coding of pipeline.features) {
    const column = columnOf(table, coding.column);
    if (coding.type === 'number') encodeNumber(coding, column, rows, x, at, width);
    else encodeCategory(coding, column, rows, x, at, width);
    at += widthOfCoding(coding);
  }
  const y = allocate(precision, rows.length * outputs);
  if (outputs > 0) encodeTarget(pipeline, table, rows, y, outputs);
  return { rows: rows.length, outputs, x, y, source: rows };
};

const columnOf = (table: Table, name: string): Column => {
  const column = table.columns.find((each) => each.name === name);
  if (!column) throw new Error(`encode: the table has no column ${name}; prepare checks that`);
  return column;
};

type NumberCoding = FeatureCoding & { type: 'number' };
type CategoryCoding = FeatureCoding & { type: 'category' };

const encodeNumber = (
  coding: NumberCoding,
  column: Column,
  rows: Int32Array,
  x: Real,
  at: number,
  width: number,
): void => {
  const scaler = scalerOf(coding.scaler)!;
  rows.forEach((row, i) => {
    const raw = column.type === 'number' ? column.values[row]! : Number(column.categories[column.codes[row]!]);
    const value = Number.isNaN(raw) ? coding.fill : raw;
    x[i * width + at] = value === null ? 0 : scaler.apply(value, coding.stats);
  });
};

const encodeCategory = (
  coding: CategoryCoding,
  column: Column,
  rows: Int32Array,
  x: Real,
  at: number,
  width: number,
): void => {
  const place = new Map(coding.categories.map((category, i) => [category, i]));
  const text = textOf(column);
  rows.forEach((row, i) => {
    const value = text(row) ?? coding.fill;
    const hot = value === null ? undefined : place.get(value);
    if (hot !== undefined) x[i * width + at + hot] = 1;
  });
};

/** A cell as a category's name; null where it is missing. */
const textOf = (column: Column): ((row: number) => string | null) =>
  column.type === 'category'
    ? (row) => (column.codes[row]! < 0 ? null : column.categories[column.codes[row]!]!)
    : (row) => (Number.isNaN(column.values[row]!) ? null : String(column.values[row]!));

const encodeTarget = (pipeline: Pipeline, table: Table, rows: Int32Array, y: Real, outputs: number): void => {
  const { target, targetScaling } = pipeline;
  if (target.kind === 'category') encodeClasses(target, columnOf(table, target.name), rows, y, outputs);
  else {
    target.names.forEach((name, at) => encodeValues(targetScaling[at], columnOf(table, name), rows, y, at, outputs));
  }
};

const encodeValues = (
  scaling: Pipeline['targetScaling'][number] | undefined,
  column: Column,
  rows: Int32Array,
  y: Real,
  at: number,
  outputs: number,
): void => {
  if (column.type !== 'number') throw new Error(`encode: the target ${column.name} is not a column of numbers`);
  const { values } = column;
  const scaler = scaling && scalerOf(scaling.scaler);
  rows.forEach((row, i) => {
    y[i * outputs + at] = scaler ? scaler.apply(values[row]!, scaling.stats) : values[row]!;
  });
};

const encodeClasses = (
  { classes }: Target & { kind: 'category' },
  column: Column,
  rows: Int32Array,
  y: Real,
  outputs: number,
): void => {
  const place = new Map(classes.map((name, i) => [name, i]));
  const text = textOf(column);
  rows.forEach((row, i) => {
    const name = text(row);
    const code = name === null ? undefined : place.get(name);
    if (code === undefined) return;
    if (outputs === 1) y[i] = code;
    else y[i * outputs + code] = 1;
  });
};
