import type { Peek } from '@deepwright/engine';
import { expect, test } from 'vitest';
import { about, fittingShare, lengthText, neededRows, titleOf } from './words';

const peek = (over: Partial<Peek>): Peek => ({
  name: 'a.csv',
  bytes: 1,
  format: 'text',
  dialect: null,
  whole: true,
  columns: [],
  rows: { start: 0, lines: [], cells: [] },
  rejected: [],
  rejectedCount: 0,
  issues: [],
  estimate: { rows: 344, bytes: 1 },
  free: 1,
  ...over,
});
const thin = '\u202f';

test('a file that was seen as a whole is counted, a longer one estimated', () => {
  expect(lengthText(peek({}))).toBe('344 rows');
  expect(lengthText(peek({ rejectedCount: 3 }))).toBe('347 lines of data, 3 cannot be read');
  expect(lengthText(peek({ whole: false, estimate: { rows: 12_437_201, bytes: 1 } }))).toBe(
    `about 12${thin}000${thin}000 rows`,
  );
});

test('an estimate has two digits', () => {
  expect([about(96), about(1234), about(9.7)]).toEqual(['about 96', 'about 1200', 'about 10']);
});

test('a share of a counted file is an estimate too', () => {
  expect(neededRows(344, peek({}), undefined)).toBe('344 rows');
  expect(neededRows(172, peek({}), 0.5)).toBe('about 170 rows');
});

test('the largest share that fits is offered', () => {
  expect([1000, 2001, 4001, 10_001, 99_999].map((bytes) => fittingShare(bytes, 1000))).toEqual([
    0.5, 0.25, 0.1, 0.05, 0.01,
  ]);
  expect(fittingShare(1e9, 1000)).toBe(0.01);
});

test('the dialog says what it is about', () => {
  expect(titleOf('main', 'a.csv', false)).toBe('Import a.csv');
  expect(titleOf('main', 'a.csv', true)).toBe('How a.csv is read');
  expect(titleOf('dev', 'b.csv', false)).toBe('Import b.csv as dev rows');
});
