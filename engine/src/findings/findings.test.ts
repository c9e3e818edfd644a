import { describe, expect, it } from 'vitest';
import { stream } from '../random/stream';
import { subjectOf } from '../testing/subject';
import { category, feature, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { findingsOf } from './findings';

const n = 400;
const random = stream(1, 'test');
const rows = Array.from({ length: n }, (_, i) => i);
const x = rows.map(() => random.normal());
const kind = rows.map((i) => (x[i]! + random.normal() > 0 ? 'yes' : 'no'));

describe('findings', () => {
  it('are none for data without faults', () => {
    const table = tableOf(
      numbers('x', x),
      numbers(
        'z',
        rows.map(() => random.normal()),
      ),
      texts('kind', kind),
    );
    expect(
      findingsOf(subjectOf(table, specOf([feature('x'), feature('z'), target('kind')], { kind: 'random' }))),
    ).toEqual([]);
  });

  it('are each told, what misleads before what could be better', () => {
    const table = tableOf(
      numbers('x', x),
      numbers('id', rows),
      texts(
        'leak',
        kind.map((each) => `is ${each}`),
      ),
      numbers(
        'income',
        rows.map(() => Math.exp(3 * random.normal())),
      ),
      numbers(
        'typo',
        rows.map((i) => (i === 5 ? 1e33 : random.normal())),
      ),
      texts('kind', kind),
    );
    const columns = [
      feature('x'),
      feature('id'),
      category('leak'),
      feature('income'),
      feature('typo', { scaler: 'robust' }),
      target('kind'),
    ];
    const issues = findingsOf(subjectOf(table, specOf(columns, { kind: 'random', train: 0.8, dev: 0.2, test: 0 })));
    expect(issues.map(({ code, column }) => [code, column])).toEqual([
      ['data/tells-target', 'leak'],
      ['data/names-rows', 'id'],
      ['data/extreme', 'typo'],
      ['data/no-test', undefined],
      ['data/skewed', 'income'],
    ]);
  });
});
