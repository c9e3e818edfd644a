import * as v from 'valibot';
import { flag, hash, issue, named, text, told, whole, type Written } from './_parts';

const dialect = v.strictObject({
  delimiter: told(text, 'The sign between two fields.'),
  quote: told(text, 'The sign around fields; empty where none is used.'),
  header: told(flag, 'Whether the first line has the names of the columns.'),
  encoding: text,
  decimal: v.picklist(['.', ',']),
  dateFormat: told(v.nullable(text), 'Pattern of the dates, dd.MM.yyyy; null where no column is dates.'),
});

const column = v.strictObject({
  name: told(text, 'As in the header; changed where two columns had the same.'),
  type: v.picklist(['number', 'category', 'boolean', 'date']),
  role: told(
    v.picklist(['feature', 'target', 'weight', 'group', 'ignore']),
    'What a new project would use it for: a guess.',
  ),
  missing: told(whole, 'Rows without a value.'),
  missingLines: told(v.array(whole), 'Lines of the first of them, at most 5.'),
  distinct: told(whole, 'Different values.'),
  estimated: v.optional(
    told(
      flag,
      'True where millions of rows were not all sorted: quartiles are about right, distinct is at least that many.',
    ),
  ),
  numbers: v.optional(
    told(
      v.strictObject({
        min: v.number(),
        quartiles: told(v.array(v.number()), 'Three: the median is the second.'),
        max: v.number(),
        mean: v.number(),
        deviation: told(v.number(), 'σ, divided by the number of values.'),
      }),
      'Of columns of numbers with a value.',
    ),
  ),
  dates: v.optional(
    told(v.strictObject({ first: told(text, 'ISO 8601, UTC.'), last: text }), 'Of columns of dates with a value.'),
  ),
  top: v.optional(
    told(v.array(v.strictObject({ value: text, count: whole })), 'The most frequent values, at most 20.'),
  ),
});

const rejected = v.strictObject({
  line: told(whole, 'Line of the file, from 1.'),
  column: v.optional(told(text, 'Where the mistake begins, if that is known.')),
  reason: told(text, 'In words.'),
  text: told(text, 'The line, shortened.'),
});

/** What `deepwright inspect --json` prints. */
export const inspectFormat = v.pipe(
  v.strictObject({
    ...named('inspect'),
    file: told(text, 'Name of the file without its folder.'),
    bytes: told(whole, 'Size of the file.'),
    hash: told(hash, 'SHA-256 of its bytes.'),
    kind: told(v.picklist(['text', 'parquet', 'json']), 'Delimited text, Parquet or JSON lines.'),
    dialect: told(
      v.nullable(dialect),
      'How the text was read: found out or chosen. Null where the file is no such text.',
    ),
    rows: told(whole, 'Rows read.'),
    sampledFrom: told(v.nullable(whole), 'Rows of the file where only a share was asked for, or null.'),
    rejectedCount: told(whole, 'Lines that could not be read.'),
    rejected: told(v.array(rejected), 'The first of them.'),
    columns: v.array(column),
    picture: told(
      v.nullable(v.strictObject({ width: whole, height: whole, columns: whole, min: v.number(), max: v.number() })),
      'Size of the pictures whose pixels are columns, and the range of their values; or null.',
    ),
    issues: told(v.array(issue), 'What is worth knowing before the file is used.'),
  }),
  v.title('deepwright inspect --json'),
  v.description('What importing a data file would do.'),
);

export type InspectReport = Written<typeof inspectFormat>;
