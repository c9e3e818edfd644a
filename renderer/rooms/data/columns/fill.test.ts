import { expect, it } from 'vitest';
import { fillText, readFill } from './fill';

const column = { name: 'x', role: 'feature', missing: 'constant', encoding: 'one-hot', scaler: 'none' } as const;

it('reads numbers as number fields do, and says what is none', () => {
  expect(readFill(' -999 ', 'number')).toBe(-999);
  expect(readFill('2^6', 'number')).toBe(64);
  expect(readFill('many', 'number')).toHaveProperty('wrong');
  expect(readFill('', 'number')).toHaveProperty('wrong');
});

it('reads dates that exist', () => {
  expect(readFill('2024-02-29', 'date')).toBe('2024-02-29');
  expect(readFill('2023-02-29', 'date')).toHaveProperty('wrong');
});

it('takes any text for a category', () => {
  expect(readFill('12', 'category')).toBe('12');
  expect(fillText({ ...column, type: 'category', fill: '12' })).toBe('12');
  expect(fillText({ ...column, type: 'category' })).toBe('');
});
