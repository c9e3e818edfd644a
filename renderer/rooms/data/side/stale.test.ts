import type { DataSpec } from '@deepwright/engine';
import { expect, it } from 'vitest';
import { isStale } from './stale';

const asked: DataSpec = {
  source: { kind: 'sample', id: 'x' },
  read: {},
  columns: [],
  split: { kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: true, seed: 1 },
  augment: [],
};

it('holds under the same settings, also when they were changed there and back', () => {
  expect(isStale('compare', asked, asked)).toBe(false);
  expect(isStale('compare', asked, { ...asked, split: { ...asked.split } })).toBe(false);
});

it('is of yesterday once what it rests on has changed', () => {
  const seed = { ...asked, split: { ...asked.split, seed: 2 } };
  expect([
    isStale('compare', asked, seed),
    isStale('normalised', asked, seed),
    isStale('augmented', asked, seed),
  ]).toEqual([true, true, true]);
  // How rows are dealt changes no correlation over all rows.
  expect(isStale('correlations', asked, seed)).toBe(false);
});

it('minds augmentation only for the rows that it makes', () => {
  const noise = { ...asked, augment: [{ kind: 'noise' }] };
  expect([
    isStale('augmented', asked, noise),
    isStale('compare', asked, noise),
    isStale('normalised', asked, noise),
  ]).toEqual([true, false, false]);
});

it('minds a file of its own for the dev rows', () => {
  const later = { ...asked, devSource: { kind: 'file', path: '/later.csv' } as const };
  expect(isStale('compare', asked, later)).toBe(true);
  expect(isStale('compare', later, asked)).toBe(true);
});
