import { describe, expect, it } from 'vitest';
import { readsAsNumber, short } from './numbers';

describe('readsAsNumber', () => {
  it('knows numbers with either decimal sign', () => {
    expect(readsAsNumber('3.5e-2', '.')).toBe(true);
    expect(readsAsNumber('3,5', ',')).toBe(true);
    expect(readsAsNumber('3,5', '.')).toBe(false);
    expect(readsAsNumber(' -.5 ', '.')).toBe(true);
    expect(readsAsNumber('3.5', ',')).toBe(false);
  });

  it('marks what is none', () => {
    for (const text of ['3 650 g', '.', '', ' ', 'n/a', '1_000', 'inf']) expect(readsAsNumber(text, '.')).toBe(false);
  });
});

it('leaves short values as they are', () => {
  expect(short(32.1)).toBe('32.1');
  expect(short(172)).toBe('172');
  expect(short(-0.035)).toBe('\u22120.035');
  expect(short(0.123456789)).toBe('0.1235');
});
