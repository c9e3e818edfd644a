import { into, type Mutation } from '../mutation';

const reading = [
  'engine/src/host/data/open-data.test.ts',
  'engine/src/host/data/reading.test.ts',
  'engine/src/host/data/number-text.test.ts',
];

/** Files read into columns: what is a row, what is a number, and what must never be lost without a word. */
export default [
  ...into('host/data/read-text.ts', reading, {
    name: 'rows-not-compared-with-lines',
    find: 'scan && scan.lines === read.rows + (layout.header ? 1 : 0)',
    replace: 'scan',
    why: 'Only where every line is a record are the lines of the rows known.',
  }),
  ...into('host/data/text-column.ts', reading, {
    name: 'spaces-kept-around-texts',
    find: 'const text = raw.trim();',
    replace: 'const text = raw;',
    why: '‘ 3’ and ‘3’ are one value.',
  }),
  ...into('host/data/number-text.ts', reading, {
    name: 'codes-read-as-numbers',
    find: "zero ||= text.startsWith('0');",
    replace: '',
    why: '00734 is a code, not the number 734.',
  }),
  ...into('host/data/number-text.ts', reading, {
    name: 'half-is-enough',
    find: 'fitting >= 0.9 * present',
    replace: 'fitting >= 0.5 * present',
    why: 'A column is numbers when nine tenths of its cells are.',
  }),
  ...into('host/data/read-columns.ts', reading, {
    name: 'unread-cells-untold',
    find: '} else if (++unread <= keptUnread) cells.push({ row, text: trimmed });',
    replace: '}',
    why: 'A cell that is no number is told with its line.',
  }),
  ...into('host/data/column-sink.ts', reading, {
    name: 'null-is-zero',
    find: 'values[rows + i] = NaN;',
    replace: 'values[rows + i] = 0;',
    why: 'A gap is NaN, whatever the memory held.',
  }),
  ...into('host/data/row-draw.ts', reading, {
    name: 'draws-forget-where-they-are',
    find: 'this.row += count;',
    replace: '',
    why: 'Rows beyond the first chunk have their own lines.',
  }),
  ...into('host/data/peek.ts', reading, {
    name: 'estimate-of-the-part-only',
    find: 'Math.round(found.value.rows / share)',
    replace: 'found.value.rows',
    why: 'The first part is a share of the file.',
  }),
  ...into('data/dates.ts', ['engine/src/data/dates.test.ts'], {
    name: 'zone-ignored',
    find: ' - zoneOf(zone)',
    replace: '',
    why: '12:00+02:00 is 10:00 UTC.',
  }),
  ...into('pipeline/join-tables.ts', ['engine/src/pipeline/join-tables.test.ts', ...reading], {
    name: 'dev-rows-not-marked',
    find: 'main: 0, dev: 1, test: 2',
    replace: 'main: 0, dev: 0, test: 2',
    why: 'Rows of the dev file are dev rows (T04).',
  }),
] satisfies Mutation[];
