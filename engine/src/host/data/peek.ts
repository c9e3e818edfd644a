import type { ColumnType } from '../../project/document';
import type { Peek } from '../../data/preview';
import { fail, ok, type Result } from '../../issues/issue';
import type { ReadOptions } from '../../project/document';
import { readHead } from './bytes';
import { columnIssues } from './column-issues';
import { encodings, utf16By, wholeLines } from './encoding';
import type { FileFacts } from './file-facts';
import { bytesOfRow, freeForTable } from './memory';
import { readParquetFile } from './parquet-file';
import { profileColumn } from './profile';
import type { ReadColumn } from './read-column';
import { isWanted, type FileRead } from './read-file';
import { readOne, withFile } from './read-one';
import { wrongOptions } from './reading-issues';
import { rowWindow } from './row-window';
import { tableOf } from './table-of';

const headBytes = 8 << 20;
const shownRows = 100;
const parquetRows = 10_000;

export interface PeekOptions {
  read?: ReadOptions;
  signal?: AbortSignal;
}

const typeOf = ({ column, boolean }: ReadColumn): ColumnType => (boolean ? 'boolean' : column.type);

const peekOf = (
  facts: FileFacts,
  file: FileRead,
  { whole, rows, isRead }: { whole: boolean; rows: number; isRead: (name: string) => boolean },
): Peek => {
  const table = tableOf(file);
  const unread = file.columns.map((column) => column.unread.cells);
  const kinds = table.columns
    .filter(({ name }) => isRead(name))
    .map(({ type }) => (type === 'category' ? 'text' : 'number'));
  // What a first part says of a whole column (one value throughout, none at all) need not hold for the rest.
  const profiles = whole ? table.columns.map((column) => profileColumn(table, column)) : [];
  return {
    name: facts.name,
    bytes: facts.bytes,
    format: file.format,
    dialect: file.dialect,
    whole,
    columns: file.columns.map((column) => ({ name: column.column.name, type: typeOf(column) })),
    rows: rowWindow(table, unread, 0, shownRows),
    rejected: file.rejected,
    rejectedCount: file.rejectedCount,
    issues: [...file.issues, ...columnIssues(table, file.columns, profiles)],
    estimate: { rows, bytes: rows * bytesOfRow(kinds) },
    free: freeForTable(),
  };
};

/** The file cut after the first part; itself when that is all. */
const firstPart = async (facts: FileFacts, { encoding }: ReadOptions): Promise<{ part: FileFacts; share: number }> => {
  const { bytes, whole, unpacked } = await readHead(facts, headBytes);
  if (whole) return { part: facts, share: 1 };
  const head = wholeLines(bytes, encodings.find((each) => each === encoding) ?? utf16By(bytes));
  // One line that is longer than the first part is a matter for the reading of the whole.
  return head.length === 0 ? { part: facts, share: 1 } : { part: { ...facts, head }, share: head.length / unpacked };
};

const peekParquet = async (
  facts: FileFacts,
  read: ReadOptions,
  isRead: (name: string) => boolean,
  signal?: AbortSignal,
): Promise<Result<Peek>> => {
  const found = await readParquetFile({ facts, read, asText: new Set(), hooks: { signal } }, parquetRows);
  if (!found.ok) return found;
  const { allRows, ...file } = found.value;
  return ok(peekOf(facts, file, { whole: allRows <= parquetRows, rows: allRows, isRead }));
};

/** A first look at a file: its first part, read in the same way as all of it will be. */
export const peekData = async (file: string, { read = {}, signal }: PeekOptions): Promise<Result<Peek>> => {
  const wrong = wrongOptions(read);
  if (wrong) return fail(wrong);
  // All columns are shown, also those that are not to be read, and the first rows as they stand.
  const { columns: _columns, share: _share, ...options } = read;
  const isRead = isWanted(read);
  return withFile(file, signal, async (facts) => {
    if (facts.format === 'parquet') return peekParquet(facts, options, isRead, signal);
    const { part, share } = await firstPart(facts, options);
    const found = await readOne({ facts: part, read: options, asText: new Set(), hooks: { signal } });
    if (!found.ok) return found;
    const rows = Math.round(found.value.rows / share);
    return ok(peekOf(facts, found.value, { whole: share === 1, rows, isRead }));
  });
};
