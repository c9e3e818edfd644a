import { dateText } from '../data/dates';
import type { ColumnProfile, Preview } from '../data/preview';
import { ok, type Result } from '../issues/issue';
import { suggestData } from '../pipeline/suggest-data';
import type { ColumnRole, ReadOptions } from '../project/document';
import { onlyWord, readArguments } from './arguments';
import type { Command } from './command';
import { issueOf } from './formats/_parts';
import type { InspectReport } from './formats/inspect';
import { inspectHelp } from './help';
import { inspectText } from './inspect-text';
import { readOptionsOf, readWords } from './read-options';
import { readTable, type ReadTable } from './read-table';
import { exitCodes, warn } from './terminal';

const command = 'inspect';
const options = {
  ...readWords,
  all: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface InspectOrder {
  file: string;
  read: ReadOptions;
  all: boolean;
  json: boolean;
}

const readOrder = (words: readonly string[]): Result<InspectOrder | 'help'> => {
  const args = readArguments(command, words, options);
  if (!args.ok) return args;
  if (args.value.flag('help')) return ok('help');
  const file = onlyWord(args.value, command, 'data file');
  if (!file.ok) return file;
  const read = readOptionsOf(args.value, command);
  if (!read.ok) return read;
  return ok({ file: file.value, read: read.value, all: args.value.flag('all'), json: args.value.flag('json') });
};

type Column = InspectReport['columns'][number];

const rangeOf = ({ type, numbers }: ColumnProfile): Pick<Column, 'numbers' | 'dates'> => {
  if (!numbers) return {};
  const { min, quartiles, max, mean, deviation } = numbers;
  return type === 'date'
    ? { dates: { first: dateText(min), last: dateText(max) } }
    : { numbers: { min, quartiles, max, mean, deviation } };
};

const columnOf = (profile: ColumnProfile, role: ColumnRole): Column => {
  const { name, type, missing, missingLines, distinct, estimated, top } = profile;
  return {
    ...{ name, type, role, missing, missingLines, distinct },
    ...(estimated ? { estimated } : {}),
    ...rangeOf(profile),
    ...(top ? { top } : {}),
  };
};

const pictureOf = (picture: Preview['picture']): InspectReport['picture'] =>
  picture && {
    width: picture.width,
    height: picture.height,
    columns: picture.columns.length,
    min: picture.min,
    max: picture.max,
  };

const reportOf = (preview: Preview, { file, read }: InspectOrder): InspectReport => {
  const suggested = suggestData(preview, { kind: 'file', path: file }, read).columns;
  return {
    format: 'deepwright/inspect',
    version: 1,
    file: preview.name,
    bytes: preview.bytes,
    hash: preview.hash,
    kind: preview.format,
    dialect: preview.dialect,
    rows: preview.rows,
    sampledFrom: preview.sampledFrom ?? null,
    rejectedCount: preview.rejectedCount,
    rejected: preview.rejected,
    columns: preview.columns.map((profile, i) => columnOf(profile, suggested[i]?.role ?? 'ignore')),
    picture: pictureOf(preview.picture),
    issues: preview.issues.map(issueOf),
  };
};

/** `deepwright inspect`: lines that cannot be read are told of and are no failure. */
export const inspectCommand: Command<InspectOrder, ReadTable> = {
  help: inspectHelp,
  readOrder,
  load: ({ file, read }, terminal, signal) => readTable(file, { read }, terminal, signal),
  interrupted: 'interrupted',
  run: ({ order, loaded: { preview }, terminal }) => {
    const report = reportOf(preview, order);
    if (order.json) warn(preview.issues, terminal);
    terminal.out(order.json ? JSON.stringify(report) : inspectText(report, order.all));
    return Promise.resolve(exitCodes.success);
  },
};
