import { expect, it } from 'vitest';
import { lineText, partSpans } from './part-spans';

const file = (rows: number) => ({ name: 'x.csv', bytes: 1, hash: '', rows, rejectedCount: 0 });
const preview = {
  name: 'x.csv',
  bytes: 1,
  hash: '',
  dataHash: '',
  format: 'text' as const,
  dialect: null,
  rows: 100,
  rejected: [],
  rejectedCount: 0,
  columns: [],
  picture: null,
  issues: [],
};

it('is one file, unless dev or test rows have their own', () => {
  expect(partSpans(preview)).toEqual([{ part: 'main', start: 0, end: 100 }]);
  expect(partSpans({ ...preview, dev: file(20), test: file(10) })).toEqual([
    { part: 'main', start: 0, end: 70 },
    { part: 'dev', start: 70, end: 90 },
    { part: 'test', start: 90, end: 100 },
  ]);
});

it('says the file of a line where that is not the main one', () => {
  const spans = partSpans({ ...preview, test: file(10) });
  expect(lineText(spans, 89, 91)).toBe('91');
  expect(lineText(spans, 90, 2)).toBe('test 2');
});
