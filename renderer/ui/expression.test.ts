import { expect, test } from 'vitest';
import { parse } from './expression';

test.each([
  ['2^6', 64],
  ['1e-3', 0.001],
  ['32*2', 64],
  ['1/7', 1 / 7],
  ['-2^2', -4],
  ['2^-1', 0.5],
  ['(1 + 2) * 3', 9],
  ['−5', -5],
  ['.5', 0.5],
])('%s', (text, value) => expect(parse(text)).toBe(value));

test.each(['', 'abc', '1/0', '2 3', '(1', '1,5', '2**', '0x10'])('%s is no number', (text) => {
  expect(parse(text)).toBeNull();
});
