import { lineOf, type Column, type Table } from '../data/table';
import { columnIssues, typeNames } from '../issues/columns';
import { fail, ok, type Fix, type Issue, type Result } from '../issues/issue';
import type { ColumnSpec, ColumnType, DataSpec } from '../project/document';
import { missing, numberIn, textAt } from './cells';
import { columnFix } from './column-fix';

/** Column and settings, with the table they are of for line numbers and remedies. */
interface Reading {
  table: Table;
  data: DataSpec;
  column: Column;
  spec: ColumnSpec;
}

/**
 * A column read as the type that its settings give it. Any column can be read as categories: numbers in order of size, dates
 * in order of time. Yes or no is two categories, no first. A type that the values do not suit is an issue with a remedy.
 */
export const readAs = (table: Table, data: DataSpec, column: Column, spec: ColumnSpec): Result<Column> => {
  const reading = { table, data, column, spec };
  switch (spec.type) {
    case 'number':
      return column.type === 'number' ? ok(column) : fail(unlike(reading, 'number'));
    case 'date':
      return column.type === 'date' ? ok(column) : fail(unlike(reading, 'date'));
    case 'boolean':
      return asYesOrNo(reading);
    case 'category': {
      const isWritten = spec.role === 'feature' && spec.encoding === 'none';
      return isWritten ? asWritten(reading) : ok(asCategories(column));
    }
  }
};

const useAs = ({ data, spec }: Reading, type: ColumnType): Fix =>
  columnFix(data, spec.name, { type }, `Use ‘${spec.name}’ as ${typeNames[type]}`);

const unlike = (reading: Reading, wanted: 'number' | 'date'): Issue => {
  const { table, column, spec } = reading;
  if (column.type !== 'category') {
    return columnIssues.otherType(spec.name, column.type, wanted, [useAs(reading, column.type)]);
  }
  const row = column.codes.findIndex((code) => code >= 0);
  const text = row < 0 ? null : textAt(column, row);
  const line = lineOf(table, Math.max(0, row));
  return columnIssues.notReadable(spec.name, wanted, text, line, [useAs(reading, 'category')]);
};

/** Each value of numbers or dates a category, from the least to the largest. */
const asCategories = (column: Column): Column & { type: 'category' } => {
  if (column.type === 'category') return column;
  const { name, values, type } = column;
  const sorted = Float64Array.from(new Set(values))
    .filter((value) => !Number.isNaN(value))
    .sort();
  const codeOf = new Map<number, number>();
  sorted.forEach((value, code) => codeOf.set(value, code));
  const codes = new Int32Array(values.length);
  for (let i = 0; i < codes.length; i++) codes[i] = codeOf.get(values[i]!) ?? missing;
  const each: Column = { name, type, values: sorted };
  return { name, type: 'category', codes, categories: Array.from(sorted, (_, i) => textAt(each, i)!) };
};

/** Pairs of words for no and yes, in lower case. */
const pairs = [
  ['false', 'true'],
  ['no', 'yes'],
  ['n', 'y'],
  ['f', 't'],
  ['0', '1'],
  ['off', 'on'],
] as const;

/** The two values as no and yes: by a known pair, else the one that comes first is no. */
const noAndYes = ([first, second]: readonly [string, string]): readonly [string, string] => {
  const isPair = (no: string, yes: string): boolean =>
    pairs.some((pair) => pair[0] === no.toLowerCase() && pair[1] === yes.toLowerCase());
  return isPair(second, first) ? [second, first] : [first, second];
};

const asYesOrNo = (reading: Reading): Result<Column> => {
  const { column, spec } = reading;
  if (column.type === 'date')
    return fail(columnIssues.otherType(spec.name, 'date', 'boolean', [useAs(reading, 'date')]));
  const { codes, categories } = asCategories(column);
  const present = presentIn(codes, categories.length);
  if (present.length !== 2) {
    const some = present.slice(0, 3).map((code) => categories[code]!);
    return fail(columnIssues.notTwo(spec.name, present.length, some, [useAs(reading, column.type)]));
  }
  const two = noAndYes([categories[present[0]!]!, categories[present[1]!]!]);
  const placeOf = categories.map((category) => two.indexOf(category));
  const places = codes.map((code) => (code < 0 ? missing : placeOf[code]!));
  return ok({ name: column.name, type: 'category', codes: places, categories: two });
};

/** Codes that occur. */
const presentIn = (codes: Int32Array, count: number): number[] => {
  const isPresent = new Uint8Array(count);
  for (let i = 0; i < codes.length; i++) if (codes[i]! >= 0) isPresent[codes[i]!] = 1;
  return Array.from(isPresent.keys()).filter((code) => isPresent[code] === 1);
};

/** Categories as the numbers they are written as. */
const asWritten = ({ table, data, column, spec }: Reading): Result<Column> => {
  const { name } = column;
  const { codes, categories } = asCategories(column);
  const numbers = categories.map(numberIn);
  const values = new Float64Array(codes.length).fill(NaN);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code < 0) continue;
    values[row] = numbers[code]!;
    if (Number.isNaN(values[row])) {
      return fail(
        columnIssues.notWritten(name, categories[code]!, lineOf(table, row), [
          columnFix(data, spec.name, { encoding: 'one-hot' }, `Encode ‘${name}’ one-hot`),
          columnFix(data, spec.name, { encoding: 'ordinal' }, `Encode ‘${name}’ by its places in the order`),
        ]),
      );
    }
  }
  return ok({ name, type: 'number', values });
};
