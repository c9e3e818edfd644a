import { expect, test } from 'vitest';
import { fit, ranked } from './fuzzy';

test('letters must occur in order', () => {
  expect(fit('bn', 'Batch norm')).not.toBeNull();
  expect(fit('nb', 'Batch norm')).toBeNull();
  expect(fit('', 'anything')).not.toBeNull();
});

test('starts of words come first', () => {
  const names = ['Combine', 'Leaky ReLU', 'Batch norm', 'ReLU', 'Layer norm'];
  expect(ranked('re', names, (x) => x)[0]).toBe('ReLU');
  expect(ranked('ln', names, (x) => x)[0]).toBe('Layer norm');
  expect(ranked('  ', names, (x) => x)).toEqual(names);
  expect(ranked('zzz', names, (x) => x)).toEqual([]);
});
