import { describe, expect, it } from 'vitest';
import { subjectOf } from '../testing/subject';
import { feature, fixed, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { imbalance } from './imbalance';

/** All rows are train rows: so many of each class. */
const found = (counts: readonly number[], augment: { kind: string }[] = []) => {
  const classes = counts.flatMap((count, c) => Array.from({ length: count }, () => `class ${c}`));
  const table = tableOf(
    numbers(
      'x',
      classes.map((_, i) => i % 13),
    ),
    texts('kind', classes),
  );
  const spec = { ...specOf([feature('x'), target('kind')], { kind: 'random', train: 1, dev: 0, test: 0 }), augment };
  return { spec, issues: imbalance(subjectOf(table, spec)) };
};

describe('imbalance', () => {
  it('is a class of less than 5 % beside larger ones, with numbers and a remedy', () => {
    const { spec, issues } = found([388, 12]);
    expect(issues).toMatchObject([{ code: 'data/imbalanced', level: 'warning', column: 'kind' }]);
    expect(issues[0]!.message).toBe('Of 400 rows to train on, 12 (3 %) are ‘class 1’ and 388 (97 %) ‘class 0’.');
    expect(fixed(spec, issues[0]!, 'Oversample rare classes').augment).toEqual([{ kind: 'oversample' }]);
  });

  it('is more than twenty times as many rows of a class', () => {
    expect(found([50, 50, 2]).issues).toHaveLength(1);
    expect(found([100, 4]).issues).toHaveLength(1);
  });

  it('is not 5 % and more, nor many classes of one size, nor what is oversampled', () => {
    expect(found([380, 20]).issues).toEqual([]);
    expect(found(Array.from({ length: 40 }, () => 10)).issues).toEqual([]);
    expect(found([388, 12], [{ kind: 'oversample' }]).issues).toEqual([]);
  });

  it('is none of numbers', () => {
    const x = Array.from({ length: 50 }, (_, i) => i);
    const table = tableOf(numbers('x', x), numbers('y', x));
    expect(imbalance(subjectOf(table, specOf([feature('x'), target('y', 'number')], { kind: 'random' })))).toEqual([]);
  });
});
