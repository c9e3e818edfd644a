import { datePatterns } from '../data/dates';
import { splitRecords } from '../host/data/records';
import { fail, ok, type Result } from '../issues/issue';
import type { ReadOptions } from '../project/document';
import { oneOfWords, usageIssue, type Arguments } from './arguments';

/** How a data file is to be read, as words of a command line. */

const text = { type: 'string' } as const;

export const readWords = {
  delimiter: text,
  quote: text,
  header: text,
  encoding: text,
  decimal: text,
  'date-format': text,
  missing: text,
  columns: text,
  share: text,
} as const;

const encodings = ['UTF-8', 'UTF-16 LE', 'UTF-16 BE', 'Windows-1252'] as const;

/** Several texts with commas between; one that has a comma itself stands in quotes. */
const listOf = (given: string | undefined): readonly string[] | undefined =>
  given === undefined ? undefined : (splitRecords(given, ',', '"', 1)[0] ?? []).map((each) => each.trim());

/** A sign, or the word for one that is hard to type. */
const signOf = (given: string | undefined, words: ReadonlyMap<string, string>): string | undefined =>
  given === undefined ? undefined : (words.get(given) ?? given);

const tab = new Map([
  ['tab', '\t'],
  ['\\t', '\t'],
]);
const none = new Map([['none', '']]);

const shareOf = (args: Arguments, command: string): Result<number | undefined> => {
  const given = args.text('share');
  if (given === undefined) return ok(undefined);
  const share = Number(given);
  if (given.trim() !== '' && share > 0 && share <= 1) return ok(share);
  return fail(usageIssue(`--share must be a number above 0, at most 1; ‘${given}’ came.`, command));
};

/** Only what was said: the rest is found out. */
export const readOptionsOf = (args: Arguments, command: string): Result<ReadOptions> => {
  const header = oneOfWords(args, command, 'header', ['yes', 'no']);
  const encoding = oneOfWords(args, command, 'encoding', encodings);
  const decimal = oneOfWords(args, command, 'decimal', ['.', ',']);
  const dateFormat = oneOfWords(args, command, 'date-format', datePatterns);
  const share = shareOf(args, command);
  if (!header.ok) return header;
  if (!encoding.ok) return encoding;
  if (!decimal.ok) return decimal;
  if (!dateFormat.ok) return dateFormat;
  if (!share.ok) return share;
  const options = {
    delimiter: signOf(args.text('delimiter'), tab),
    quote: signOf(args.text('quote'), none),
    header: header.value === undefined ? undefined : header.value === 'yes',
    encoding: encoding.value,
    decimal: decimal.value,
    dateFormat: dateFormat.value,
    missing: listOf(args.text('missing')),
    columns: listOf(args.text('columns')),
    share: share.value,
  };
  return ok(Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)));
};
