import type { DataSpec } from '@deepwright/engine';
import { expect, it } from 'vitest';
import { rowsBecome, sideBySide, titleOf, withoutStep, withStep, withStepMoved, withStepSet } from './augment';

const spec: DataSpec = {
  source: { kind: 'sample', id: 'x' },
  read: {},
  columns: [],
  split: { kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: true, seed: 1 },
  augment: [{ kind: 'noise', factor: 3 }, { kind: 'mixup' }, { kind: 'noise', factor: 3 }],
};
const kinds = ({ augment }: DataSpec) => augment.map(({ kind }) => kind);

it('adds at the end and removes by place, also among equals', () => {
  expect(kinds(withStep(spec, 'oversample'))).toEqual(['noise', 'mixup', 'noise', 'oversample']);
  expect(kinds(withoutStep(spec, 0))).toEqual(['mixup', 'noise']);
  expect(kinds(withoutStep(spec, 2))).toEqual(['noise', 'mixup']);
});

it('moves a step by one place, never beyond the ends', () => {
  expect(kinds(withStepMoved(spec, 1, -1))).toEqual(['mixup', 'noise', 'noise']);
  expect(kinds(withStepMoved(spec, 1, 1))).toEqual(['noise', 'noise', 'mixup']);
  // The same settings again are no step of undo.
  expect(withStepMoved(spec, 0, -1)).toBe(spec);
  expect(withStepMoved(spec, 2, 1)).toBe(spec);
});

it('sets one step and leaves the others', () => {
  const set = withStepSet(spec, 2, { kind: 'noise', factor: 5 });
  expect(set.augment).toEqual([{ kind: 'noise', factor: 3 }, { kind: 'mixup' }, { kind: 'noise', factor: 5 }]);
});

it('says what becomes of the rows', () => {
  expect(rowsBecome(800, 2400)).toBe('800 train rows become 2400');
  expect(rowsBecome(12000, 36000)).toBe('12\u202f000 train rows become 36\u202f000');
  expect(rowsBecome(1, 2)).toBe('1 train row becomes 2');
  expect(rowsBecome(800, 800)).toBe('800 train rows stay as many');
});

it('names a step by its title, and an unknown one by its kind', () => {
  expect([titleOf({ kind: 'mixup' }), titleOf({ kind: 'rotate' })]).toEqual(['Mixup', 'rotate']);
});

it('never shows two numbers that differ as the same', () => {
  expect(sideBySide(1, 1)).toEqual(['1', '1']);
  expect(sideBySide(41.6, 41.96)).toEqual(['41.6', '41.96']);
  expect(sideBySide(2007, 2007.0312345678)).toEqual(['2007', '2007.03']);
  expect(sideBySide(1 / 3, 1 / 3 + 1e-9)).toEqual(['0.333333333', '0.333333334']);
  expect(new Set(sideBySide(0.1, 0.1 + 2 ** -56)).size).toBe(2);
});
