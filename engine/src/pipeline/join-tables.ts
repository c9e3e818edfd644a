import { fail, ok, type Issue, type Result } from '../issues/issue';
import { joinIssues, type PartName } from '../issues/join';
import { datesAt, numbersAt, textAt } from './cells';
import { lineOf, type Column, type Table } from '../data/table';

/** Memory for an array: shared, where the table is to go to another thread without a copy. */
export type Allocate = (bytes: number) => ArrayBufferLike;

interface Part {
  name: PartName;
  table: Table;
  columns: ReadonlyMap<string, Column>;
}

/** As `Table.parts` has it. */
const numberOf: Readonly<Record<PartName, number>> = { main: 0, dev: 1, test: 2 };

/**
 * One table of the main file's rows, then the dev file's, then the test file's (T04), with the main file's columns and
 * types. Columns are found by name; categories are those of all files. Every array is new.
 */
export const joinTables = (
  main: Table,
  others: { dev?: Table; test?: Table },
  allocate: Allocate = (bytes) => new ArrayBuffer(bytes),
): Result<{ table: Table; issues: readonly Issue[] }> => {
  const parts = [partOf('main', main), partOf('dev', others.dev), partOf('test', others.test)].flat();
  const missing = parts.flatMap((part) => missingColumns(main, part));
  if (missing.length > 0) return fail(...missing);
  const rows = parts.reduce((sum, { table }) => sum + table.rows, 0);
  const columns = main.columns.map((column) => joinColumn(column, parts, rows, allocate));
  const wrong = columns.flatMap((column) => (column.ok ? [] : column.issues));
  if (wrong.length > 0) return fail(...wrong);
  const lines = new Int32Array(allocate(4 * rows));
  const files = new Uint8Array(allocate(rows));
  fillPlaces(parts, lines, files);
  const table = { rows, columns: columns.flatMap((column) => (column.ok ? [column.value] : [])), lines, parts: files };
  return ok({ table, issues: parts.flatMap((part) => extraColumns(main, part)) });
};

const partOf = (name: PartName, table: Table | undefined): Part[] =>
  table ? [{ name, table, columns: new Map(table.columns.map((column) => [column.name, column])) }] : [];

const missingColumns = (main: Table, { name, columns }: Part): Issue[] => {
  const names = main.columns.map((column) => column.name).filter((each) => !columns.has(each));
  return names.length === 0 ? [] : [joinIssues.missingColumns(name, names)];
};

const extraColumns = (main: Table, { name, columns }: Part): Issue[] => {
  const known = new Set(main.columns.map((column) => column.name));
  const names = [...columns.keys()].filter((each) => !known.has(each));
  return names.length === 0 ? [] : [joinIssues.extraColumns(name, names)];
};

/** The line of each row in its own file, and which file that is. */
const fillPlaces = (parts: readonly Part[], lines: Int32Array, fileOfRow: Uint8Array): void => {
  let at = 0;
  for (const { name, table } of parts) {
    fileOfRow.fill(numberOf[name], at, at + table.rows);
    for (let row = 0; row < table.rows; row++) lines[at++] = lineOf(table, row);
  }
};

const joinColumn = (main: Column, parts: readonly Part[], rows: number, allocate: Allocate): Result<Column> => {
  if (main.type === 'category') return ok(joinTexts(main.name, parts, rows, allocate));
  const { name, type } = main;
  const values = new Float64Array(allocate(8 * rows));
  const issues: Issue[] = [];
  let at = 0;
  for (const part of parts) {
    const column = part.columns.get(name)!;
    const own = valuesAs(type, column, part.table.rows);
    const strange = column === main ? -1 : firstUnread(column, own);
    if (strange >= 0) {
      issues.push(joinIssues.unlike(part.name, name, type, textAt(column, strange)!, lineOf(part.table, strange)));
    }
    values.set(own, at);
    at += part.table.rows;
  }
  return issues.length > 0 ? fail(...issues) : ok({ name, type, values });
};

const valuesAs = (type: 'number' | 'date', column: Column, rows: number): Float64Array => {
  if (column.type === type) return column.values;
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  return type === 'number' ? numbersAt(column, all) : datesAt(column, all);
};

/** The first row that has a value which is none of the type; −1 when there is no such row. */
const firstUnread = (column: Column, values: Float64Array): number =>
  values.findIndex((value, row) => Number.isNaN(value) && textAt(column, row) !== null);

type Texts = Pick<Column & { type: 'category' }, 'codes' | 'categories'>;

const joinTexts = (name: string, parts: readonly Part[], rows: number, allocate: Allocate): Column => {
  const texts = parts.map(({ columns }) => textsOf(columns.get(name)!));
  const categories = [...new Set(texts.flatMap((each) => each.categories))].sort();
  const placeOf = new Map(categories.map((category, place) => [category, place]));
  const codes = new Int32Array(allocate(4 * rows));
  let at = 0;
  for (const own of texts) {
    const places = own.categories.map((category) => placeOf.get(category)!);
    for (let row = 0; row < own.codes.length; row++, at++)
      codes[at] = own.codes[row]! < 0 ? -1 : places[own.codes[row]!]!;
  }
  return { name, type: 'category', codes, categories };
};

/** Numbers and dates in a column that is text in the main file are the text that they are written as. */
const textsOf = (column: Column): Texts => {
  if (column.type === 'category') return column;
  const codeOf = new Map<number, number>();
  const categories: string[] = [];
  const codes = new Int32Array(column.values.length);
  for (let row = 0; row < codes.length; row++) {
    const value = column.values[row]!;
    const known = Number.isNaN(value) ? -1 : codeOf.get(value);
    codes[row] = known ?? categories.length;
    if (known !== undefined) continue;
    codeOf.set(value, categories.length);
    categories.push(textAt(column, row)!);
  }
  return { codes, categories };
};
