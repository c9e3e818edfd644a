import { describe, expect, it } from 'vitest';
import type { RefValue } from '../params/param';
import { valueOf } from '../testing/graphs';
import { ascending, dates, feature, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { augmented } from './augmented';

const price = ascending.map((i) => 1000 + 50 * i);
const grade = ascending.map((i) => 'ABC'[i % 3]!);
const when = ascending.map((i) => `2024-03-${String(i + 1).padStart(2, '0')}`);
const table = tableOf(
  numbers('x', ascending),
  texts('grade', grade),
  texts('sold', ascending.map((i) => (i % 5 === 0 ? 'yes' : 'no'))), // prettier-ignore
  dates('when', when),
  numbers('price', price),
);
const features = [
  feature('x', { scaler: 'robust' }),
  feature('grade', { type: 'category', encoding: 'ordinal' }),
  feature('when', { type: 'date', parts: ['day'], scaler: 'log' }),
];
const spec = (of: 'price' | 'sold', ...augment: RefValue[]) => ({
  ...specOf([...features, of === 'price' ? target(of, 'number') : target(of)]),
  augment,
});

describe('rows that augmentation makes', () => {
  it('T20: stand beside the row they are made from, both in the units of the file', () => {
    const found = valueOf(augmented(table, spec('price', { kind: 'noise', sigma: 0.1, factor: 3 }), 8));
    expect(found).toMatchObject({ trainRows: 12, seenRows: 36, names: ['x', 'grade', 'when day', 'price'] });
    expect(found.rows).toHaveLength(8);
    for (const { line, before, after } of found.rows) {
      const row = line - 2;
      [row, row % 3, row + 1, price[row]!].forEach((value, j) => expect(before[j]).toBeCloseTo(value, 9));
      // Numbers and parts of dates move, places in an order and the target do not.
      expect(after[0]).not.toBeCloseTo(before[0]!, 6);
      expect(Math.abs(after[0]! - before[0]!)).toBeLessThan(5);
      expect(after[2]).not.toBeCloseTo(before[2]!, 6);
      expect([after[1], after[3]]).toEqual([before[1], before[3]]);
    }
  });

  it('T20: are the same where rows are only repeated', () => {
    const found = valueOf(augmented(table, spec('sold', { kind: 'oversample' }), 100));
    expect(found.names.at(-1)).toBe('sold=yes');
    // All that were made, each of the rare class.
    expect(found.rows).toHaveLength(found.seenRows - found.trainRows);
    expect(found.rows.length).toBeGreaterThan(0);
    for (const { line, before, after } of found.rows) {
      expect(after).toEqual(before);
      expect((line - 2) % 5).toBe(0);
      expect(after.at(-1)).toBe(1);
    }
  });

  it('T20: go back to the row of the table over several steps', () => {
    const steps: RefValue[] = [{ kind: 'oversample' }, { kind: 'noise', sigma: 0.001, factor: 2 }];
    for (const { line, before, after } of valueOf(augmented(table, spec('sold', ...steps), 50)).rows) {
      expect(before[0]).toBeCloseTo(line - 2, 9);
      expect(Math.abs(after[0]! - before[0]!)).toBeLessThan(0.1);
    }
  });

  it('are none without a step, and an issue where a step cannot be done', () => {
    expect(valueOf(augmented(table, spec('price'), 5))).toMatchObject({ trainRows: 12, seenRows: 12, rows: [] });
    expect(augmented(table, spec('price', { kind: 'oversample' }), 5)).toMatchObject({
      ok: false,
      issues: [{ code: 'data/augment-target' }],
    });
  });

  it('name each class of more than two', () => {
    const three = specOf([feature('x'), target('grade')]);
    const found = valueOf(augmented(table, { ...three, augment: [{ kind: 'mixup' }] }, 3));
    expect(found.names).toEqual(['x', 'grade=A', 'grade=B', 'grade=C']);
    for (const { after } of found.rows) expect(after[1]! + after[2]! + after[3]!).toBeCloseTo(1, 12);
  });
});
