import { expect, it } from 'vitest';
import { shiftText, verdictOf } from './compare-words';

it('says what an area under the curve means, with limits at 0.6 and 0.75', () => {
  const levels = [0.42, 0.5, 0.5999, 0.6, 0.7499, 0.75, 0.9, 1].map((auc) => verdictOf(auc).level);
  expect(levels).toEqual(['ok', 'ok', 'ok', 'warn', 'warn', 'err', 'err', 'err']);
  expect(verdictOf(0.51).words).toBe('Cannot be told apart');
});

it('never rounds over a limit', () => {
  expect(verdictOf(0.5999).number).toBe('0.59');
  expect(verdictOf(0.7499).number).toBe('0.74');
  expect(verdictOf(0.51).number).toBe('0.51');
  // 0.58 · 100 is 57.999… in binary.
  expect(verdictOf(0.58).number).toBe('0.58');
  expect(verdictOf(1).number).toBe('1.00');
});

it('says a shift in deviations', () => {
  expect(shiftText(3.0217)).toBe('3.02\u00a0σ');
});
