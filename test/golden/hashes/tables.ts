import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Column, Table } from '../../../engine/src/data/table';
import type { ColumnSpec, DataSpec, Document } from '../../../engine/src/project/document';
import { parseProject } from '../../../engine/src/project/parse-project';
import { stream } from '../../../engine/src/random/stream';

/** The data of the runs whose hashes are kept: samples that ship with the product, and rows made up here. */

export interface Data {
  table: Table;
  spec: DataSpec;
}

const numbers = (name: string, values: readonly number[]): Column => ({
  name,
  type: 'number',
  values: Float64Array.from(values),
});

const words = (name: string, values: readonly string[]): Column => {
  const categories = [...new Set(values)].sort();
  return { name, type: 'category', codes: Int32Array.from(values, (word) => categories.indexOf(word)), categories };
};

/** A sample's project and its columns, read here without DuckDB: the files are plain, without quotes or gaps. */
export const readSample = (root: string, id: string): { document: Document; table: Table } => {
  const file = (name: string): string => readFileSync(path.join(root, 'resources/samples', name), 'utf8');
  const project = parseProject(file(`${id}.dw`));
  if (!project.ok) throw new Error(project.issues[0]!.message);
  const { document } = project.value;
  const [header, ...lines] = file(`${id}.csv`).trim().split(/\r?\n/);
  const cells = lines.map((line) => line.split(','));
  const columns = header!.split(',').map((name, j) => {
    const values = cells.map((row) => row[j]!);
    const isNumber = document.data!.columns.find((column) => column.name === name)?.type === 'number';
    return isNumber ? numbers(name, values.map(Number)) : words(name, values);
  });
  return { document, table: { rows: lines.length, columns } };
};

const feature = (name: string, more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  name,
  type: 'number',
  role: 'feature',
  missing: 'mean',
  encoding: 'one-hot',
  scaler: 'z-score',
  ...more,
});

const target = (name: string, type: ColumnSpec['type']): ColumnSpec =>
  feature(name, { type, role: 'target', missing: 'drop' });

const specOf = (columns: ColumnSpec[], stratify: boolean): DataSpec => ({
  source: { kind: 'sample', id: 'generated' },
  read: {},
  columns,
  split: { kind: 'random', train: 0.7, dev: 0.2, test: 0.1, stratify, seed: 42 },
  augment: [],
});

const rows = 160;

/** Three numbers (one with gaps) and a category; three classes, the last of them rare, or a target of two. */
export const classesData = (classes: 2 | 3): Data => {
  const random = stream(1, 'classes');
  const draw = (): number[] => Array.from({ length: rows }, () => random.normal());
  const [a, b, c] = [draw(), draw(), draw()];
  const colour = Array.from({ length: rows }, () => ['blue', 'green', 'red'][random.below(3)]!);
  const score = a!.map((value, i) => value + 0.5 * b![i]! * b![i]! + (colour[i] === 'red' ? 1 : 0));
  const kind = score.map((value) => (value < 0.5 ? 'x' : classes === 2 || value < 2 ? 'y' : 'z'));
  return {
    table: {
      rows,
      columns: [
        numbers('a', a!),
        numbers(
          'b',
          b!.map((value) => 40 * value - 7),
        ),
        numbers(
          'c',
          c!.map((value, i) => (i % 11 === 5 ? NaN : value)),
        ),
        words('colour', colour),
        words('kind', kind),
      ],
    },
    spec: specOf(
      [
        feature('a'),
        feature('b', { scaler: 'min-max' }),
        feature('c'),
        feature('colour', { type: 'category', missing: 'most-frequent', scaler: 'none' }),
        target('kind', 'category'),
      ],
      true,
    ),
  };
};

/** Three numbers and two targets of numbers in units of their own. */
export const numbersData = (): Data => {
  const random = stream(2, 'numbers');
  const draw = (): number[] => Array.from({ length: rows }, () => random.normal());
  const [a, b, c] = [draw(), draw(), draw()];
  const price = a!.map((value, i) => 300 + 80 * value - 30 * b![i]! * c![i]!);
  const size = a!.map((value, i) => 5 + value * value + 0.5 * b![i]!);
  return {
    table: {
      rows,
      columns: [numbers('a', a!), numbers('b', b!), numbers('c', c!), numbers('price', price), numbers('size', size)],
    },
    spec: specOf(
      [feature('a'), feature('b'), feature('c'), target('price', 'number'), target('size', 'number')],
      false,
    ),
  };
};
