import { expect, test } from 'vitest';
import { bytes, clock, count, counted, day, exact, percent, rate, seconds, significant } from './format';

test('significant digits keep what the number says, with a true minus and a short exponent', () => {
  expect(significant(0.10724)).toBe('0.107');
  expect(significant(0.10724, 4)).toBe('0.1072');
  expect(significant(1)).toBe('1.00');
  expect(significant(-0.37)).toBe('−0.370');
  expect(significant(0.0024)).toBe('0.00240');
  expect(significant(1e-5)).toBe('1e-5');
  expect(significant(-2.44e-9)).toBe('−2.44e-9');
  expect(significant(12345.6)).toBe('12\u202f346');
  expect(significant(999.96)).toBe('1000');
  expect(significant(0)).toBe('0');
  expect(significant(NaN)).toBe('NaN');
  expect(significant(-Infinity)).toBe('−∞');
});

test('exact loses nothing', () => {
  for (const x of [0.1, 1 / 3, 1e-5, 2.5e-8, 123456.789, -4, 0, 1e12]) {
    expect(Number(exact(x).replace('−', '-'))).toBe(x);
  }
  expect(exact(1e-5)).toBe('1e-5');
  expect(exact(0.001)).toBe('0.001');
  expect(exact(32)).toBe('32');
});

test('counts are grouped from 10 000', () => {
  expect(count(1539)).toBe('1539');
  expect(count(18435)).toBe('18\u202f435');
  expect(count(-1234567)).toBe('−1\u202f234\u202f567');
  expect(counted(1, 'row')).toBe('1 row');
  expect(counted(2, 'class', 'classes')).toBe('2 classes');
});

test('shares, spans, sizes and rates', () => {
  expect(percent(0.985)).toBe('98.5\u00a0%');
  expect(percent(0.41, 0)).toBe('41\u00a0%');
  expect(seconds(6.2)).toBe('0:06');
  expect(seconds(3723)).toBe('1:02:03');
  expect(bytes(1)).toBe('1 byte');
  expect(bytes(4096)).toBe('4.1\u00a0kB');
  expect(bytes(160e6)).toBe('160\u00a0MB');
  expect(rate(1_912_000)).toBe('1.91\u00a0M');
  expect(rate(823.4)).toBe('823');
});

test('days are said as one says them', () => {
  const now = new Date(2026, 10, 20, 15, 0);
  const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();
  expect(clock(at(2026, 10, 20, 14, 2))).toBe('14:02');
  expect(day(at(2026, 10, 20, 14, 2), now)).toBe('Today, 14:02');
  expect(day(at(2026, 10, 19, 23, 59), now)).toBe('Yesterday, 23:59');
  expect(day(at(2026, 10, 17, 9, 0), now)).toBe('Tuesday');
  expect(day(at(2026, 10, 2, 9, 0), now)).toBe('2 November');
  expect(day(at(2024, 4, 2, 9, 0), now)).toBe('2 May 2024');
});
