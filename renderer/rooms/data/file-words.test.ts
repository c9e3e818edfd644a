import type { Preview } from '@deepwright/engine';
import { expect, test } from 'vitest';
import { linesText, partsText, readText } from './file-words';

const preview = (over: Partial<Preview> = {}): Preview => ({
  name: 'a.csv',
  bytes: 1,
  hash: '',
  dataHash: '',
  format: 'text',
  dialect: { delimiter: ',', quote: '"', header: true, encoding: 'UTF-8', decimal: '.', dateFormat: null },
  rows: 344,
  rejected: [],
  rejectedCount: 0,
  columns: [],
  picture: null,
  issues: [],
  ...over,
});
const later = { name: 'later.csv', bytes: 1, hash: '', rows: 44, rejectedCount: 0 };

test('lines of the main file: those read and those that were rejected', () => {
  expect(linesText(preview())).toBe('344 lines of data: all read');
  expect(linesText(preview({ rejectedCount: 3 }))).toBe('347 lines of data: 344 read, 3 rejected');
  expect(linesText(preview({ dev: later }))).toBe('300 lines of data: all read');
  expect(linesText(preview({ format: 'parquet', dialect: null }))).toBe('344 rows: all read');
});

test('rows that were drawn say from how many', () => {
  expect(linesText(preview({ sampledFrom: 3440 }))).toBe('344 of 3440 rows, drawn by chance');
});

test('files of dev and test rows say their rows', () => {
  expect(partsText(preview())).toEqual([]);
  expect(partsText(preview({ dev: later, test: { ...later, name: 'last.csv', rejectedCount: 1 } }))).toEqual([
    'dev: later.csv, 44 rows',
    'test: last.csv, 44 rows, 1 rejected',
  ]);
});

test('what was chosen about the reading is told', () => {
  expect(readText(preview({ format: 'parquet', dialect: null }), {})).toBe('Parquet');
  const chosen = readText(preview({ format: 'json', dialect: null }), {
    missing: ['-', '0'],
    columns: ['a'],
    share: 0.1,
  });
  expect(chosen).toBe('JSON lines, missing - 0, only 1 column, 10\u00a0% of the rows');
});
