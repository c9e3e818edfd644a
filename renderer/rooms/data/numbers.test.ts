import { expect, it } from 'vitest';
import { short } from './numbers';

it('leaves short values as they are', () => {
  expect(short(32.1)).toBe('32.1');
  expect(short(172)).toBe('172');
  expect(short(-0.035)).toBe('\u22120.035');
  expect(short(0.123456789)).toBe('0.1235');
});
