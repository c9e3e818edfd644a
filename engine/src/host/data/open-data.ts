import { createHash } from 'node:crypto';
import type { ColumnProfile, PartFile, Preview, RowWindow } from '../../data/preview';
import { joinTables } from '../../pipeline/join-tables';
import type { Table } from '../../data/table';
import { pictureShape } from '../../findings/pictures';
import { fail, ok, type Issue, type Result } from '../../issues/issue';
import type { ReadOptions } from '../../project/document';
import { columnIssues } from './column-issues';
import type { FileFacts } from './file-facts';
import { profileColumn } from './profile';
import type { Files } from './protocol';
import type { FileRead } from './read-file';
import { readOne, withFile } from './read-one';
import { wrongOptions } from './reading-issues';
import { rowWindow } from './row-window';
import { tableOf } from './table-of';

/** Data that has been read: its table, and what is known of it. */
export interface OpenTable {
  preview: Preview;
  table: Table;
  /** Rows as they were read. */
  rows: (start: number, count: number) => RowWindow;
}

export interface OpenOptions {
  read?: ReadOptions;
  /** Columns that are categories whatever their texts look like: those a trained model knows as such. */
  asText?: Iterable<string>;
  /** The share of the work done, and the rows read so far. */
  progress?: (share: number, rows: number) => void;
  signal?: AbortSignal;
}

/** One file with what was read of it. */
interface Opened {
  facts: FileFacts;
  file: FileRead;
  table: Table;
}

/** Where reading ends and looking at the columns begins, as a share of the whole. */
const readShare = 0.8;

const openOne = (file: string, options: OpenOptions, from: number, to: number): Promise<Result<Opened>> =>
  withFile(file, options.signal, async (facts) => {
    const progress = (share: number, rows: number): void =>
      options.progress?.(readShare * (from + (to - from) * share), rows);
    const read = options.read ?? {};
    const asText = new Set(options.asText ?? []);
    const found = await readOne({ facts, read, asText, hooks: { progress, signal: options.signal } });
    return found.ok ? ok({ facts, file: found.value, table: tableOf(found.value) }) : found;
  });

const part = ({ facts, file }: Opened): PartFile => ({
  name: facts.name,
  bytes: facts.bytes,
  hash: file.hash,
  rows: file.rows,
  rejectedCount: file.rejectedCount,
});

/** What was told of a part file, with its name. */
const namedIssues = ({ facts, file, table }: Opened): Issue[] =>
  [...file.issues, ...columnIssues(table, file.columns, [])].map((issue) => ({
    ...issue,
    message: `${facts.name}: ${issue.message}`,
  }));

const jointHash = (files: readonly Opened[]): string =>
  files.length === 1
    ? files[0]!.file.hash
    : createHash('sha256')
        .update(files.map(({ file }) => file.hash).join('\n'))
        .digest('hex');

const profilesOf = async (table: Table, { columns }: FileRead, options: OpenOptions): Promise<ColumnProfile[]> => {
  const profiles: ColumnProfile[] = [];
  for (const [i, column] of table.columns.entries()) {
    const profile = profileColumn(table, column);
    profiles.push(
      columns[i]?.boolean && column.type === 'category' && profile.distinct === 2
        ? { ...profile, type: 'boolean' }
        : profile,
    );
    // Long enough to be felt: word that nobody wants this any more has to get through.
    if (table.rows > 20_000 || i % 100 === 99) {
      options.progress?.(readShare + ((1 - readShare) * (i + 1)) / table.columns.length, table.rows);
      await new Promise((resolve) => setImmediate(resolve));
      options.signal?.throwIfAborted();
    }
  }
  return profiles;
};

const build = async (
  main: Opened,
  others: { dev?: Opened; test?: Opened },
  options: OpenOptions,
): Promise<Result<OpenTable>> => {
  const { facts, file } = main;
  const { dev, test } = others;
  const joined =
    dev || test
      ? joinTables(main.table, { dev: dev?.table, test: test?.table }, (bytes) => new SharedArrayBuffer(bytes))
      : ok({ table: main.table, issues: [] });
  if (!joined.ok) return joined;
  const { table, issues } = joined.value;
  const profiles = await profilesOf(table, file, options);
  options.progress?.(1, table.rows);
  const preview: Preview = {
    name: facts.name,
    bytes: facts.bytes,
    hash: file.hash,
    dataHash: jointHash([main, ...(dev ? [dev] : []), ...(test ? [test] : [])]),
    format: file.format,
    dialect: file.dialect,
    rows: table.rows,
    rejected: file.rejected,
    rejectedCount: file.rejectedCount,
    columns: profiles,
    picture: pictureShape(profiles),
    ...(dev ? { dev: part(dev) } : {}),
    ...(test ? { test: part(test) } : {}),
    ...(file.sampledFrom === undefined ? {} : { sampledFrom: file.sampledFrom }),
    issues: [
      ...file.issues,
      ...columnIssues(main.table, file.columns, profiles),
      ...[dev, test].flatMap((each) => (each ? namedIssues(each) : [])),
      ...issues,
    ],
  };
  const unread = file.columns.map((column) => column.unread.cells);
  return ok({ preview, table, rows: (start, count) => rowWindow(table, unread, start, count) });
};

/**
 * Opens a data file: delimited text of any kind (also gzipped), Parquet, or JSON lines; with files of their own for dev and
 * test rows where they are given. Every mistake in it is an issue with its line, and nothing is left out or guessed
 * without one.
 */
export const openData = async (files: string | Files, options: OpenOptions = {}): Promise<Result<OpenTable>> => {
  const wrong = wrongOptions(options.read ?? {});
  if (wrong) return fail(wrong);
  const { main, dev, test }: Files = typeof files === 'string' ? { main: files } : files;
  const count = 1 + Number(dev !== undefined) + Number(test !== undefined);
  const opened = await openOne(main, options, 0, 1 / count);
  if (!opened.ok) return opened;
  const devOpened = dev === undefined ? null : await openOne(dev, options, 1 / count, 2 / count);
  if (devOpened && !devOpened.ok) return devOpened;
  const testOpened = test === undefined ? null : await openOne(test, options, 1 - 1 / count, 1);
  if (testOpened && !testOpened.ok) return testOpened;
  return withFile(main, options.signal, () =>
    build(opened.value, { dev: devOpened?.value, test: testOpened?.value }, options),
  );
};
