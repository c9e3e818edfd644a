import { describe, expect, it } from 'vitest';
import { areCodes, numberOf, surelyComma } from './number-text';

describe('numberOf', () => {
  it.each([
    ['1.5', '.', 1.5],
    ['-.5e-3', '.', -0.0005],
    ['5.', '.', 5],
    ['+7', '.', 7],
    ['1,5', ',', 1.5],
    ['1e3', ',', 1000],
  ] as const)('%s with %s is %d', (text, decimal, value) => expect(numberOf(text, decimal)).toBe(value));

  it.each([
    ['1,5', '.'],
    ['1.234', ','],
    ['1_000', '.'],
    ['0x10', '.'],
    ['1e400', '.'],
    ['inf', '.'],
    ['', '.'],
    ['.', '.'],
    ['12 kg', '.'],
  ] as const)('%s with %s is none', (text, decimal) => expect(numberOf(text, decimal)).toBeNaN());
});

it('surelyComma tells a decimal comma from thousands', () => {
  expect(['1,5', '0,125', ',5'].every(surelyComma)).toBe(true);
  expect(['1,500', '12,345,678', '15', '1.5'].some(surelyComma)).toBe(false);
});

it('areCodes: digits of one length, some with a zero at the front', () => {
  expect(areCodes(['00734', '10115'])).toBe(true);
  expect(areCodes(['10734', '10115'])).toBe(false);
  expect(areCodes(['0734', '10115'])).toBe(false);
  expect(areCodes(['01', '12'])).toBe(false);
  expect(areCodes([])).toBe(false);
});
