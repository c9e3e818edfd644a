import { describe, expect, it } from 'vitest';
import { subjectOf } from '../testing/subject';
import { feature, fixed, numbers, specOf, tableOf, target } from '../testing/tables';
import { extremes } from './extremes';

const n = 200;
const plain = Array.from({ length: n }, (_, i) => (i % 40) - 20);
const y = numbers(
  'y',
  Array.from({ length: n }, (_, i) => i),
);

const found = (x: number[], scaler = 'min-max') => {
  const spec = specOf([feature('x', { scaler }), target('y', 'number')], { kind: 'random' });
  return { spec, issues: extremes(subjectOf(tableOf(numbers('x', x), y), spec)) };
};
const withAt = (row: number, value: number) => plain.map((x, i) => (i === row ? value : x));

describe('extreme values', () => {
  it('are beyond 1e30: told with line and number, and what is usual', () => {
    const { spec, issues } = found(withAt(7, -1e40));
    expect(issues).toMatchObject([{ code: 'data/extreme', level: 'warning', column: 'x', line: 9 }]);
    expect(issues[0]!.message).toBe('‘x’ is −1e40 in line 9; 99 % of its values are at most 20 from 0.');
    expect(fixed(spec, issues[0]!, 'Ignore ‘x’').columns[0]!.role).toBe('ignore');
  });

  it('are more than a million times what 99 % of the values reach', () => {
    expect(found(withAt(11, 2.1e7)).issues).toHaveLength(1);
    expect(found(withAt(11, 1.9e7)).issues).toEqual([]);
  });

  it('of small numbers too; zeros are not what is usual', () => {
    expect(found(plain.map((x, i) => (i === 3 ? 1 : x * 1e-9))).issues).toHaveLength(1);
    expect(found(Array.from({ length: n }, (_, i) => (i === 3 ? 5 : 0))).issues).toEqual([]);
    expect(found(Array.from({ length: n }, () => 0)).issues).toEqual([]);
  });

  it('of the target are told without giving it up', () => {
    const spec = specOf([feature('y'), target('x', 'number')], { kind: 'random' });
    const [issue] = extremes(subjectOf(tableOf(numbers('x', withAt(0, 1e35)), y), spec));
    expect(issue).toMatchObject({ column: 'x', line: 2, fixes: [] });
  });
});
