import { describe, expect, it } from 'vitest';
import { applyEdit } from '../graph/apply-edit';
import { isError, type Issue } from '../issues/issue';
import type { DataSpec } from '../project/document';
import { emptyDocument } from '../project/empty-document';
import { valueOf } from '../testing/graphs';
import {
  numbers,
  texts,
  tableOf,
  feature,
  category,
  target,
  specOf,
  ascending,
  halves,
  plainSpec,
  issuesOf,
  only,
  fixed,
} from '../testing/tables';
import { encodeRows } from './encode-rows';
import { decisionsForAll } from './missing';
import { prepare } from './prepare';

describe('missing values', () => {
  const gappy = ascending.map((i) => (i === 3 || i === 7 ? NaN : i));
  const words = ascending.map((i) => (i === 7 ? null : i < 12 ? 'a' : 'b'));
  const table = tableOf(numbers('x', gappy), texts('w', words), texts('sold', halves));
  const spec = specOf([feature('x'), category('w'), target('sold')]);

  /** The settings after one decision for all columns. */
  const decided = (label: string) =>
    fixed(spec, { ...issuesOf(table, spec)[0]!, fixes: decisionsForAll(spec, issuesOf(table, spec)) }, label);

  it('are asked about, with column, count and lines', () => {
    const issues = issuesOf(table, spec);
    expect(issues.map(({ message }) => message)).toEqual([
      '‘x’ is missing in 2 rows (lines 5 and 9).',
      '‘w’ is missing in 1 row (line 9).',
    ]);
    expect(issues.every(isError)).toBe(true);
    expect(issues[0]).toMatchObject({ code: 'data/missing', column: 'x', line: 5 });
    expect(issues[0]!.fixes!.map(({ label }) => label)).toEqual(['Drop the rows', 'Fill with the median']);
  });

  it('are dropped by one click, and that is told', () => {
    const dropped = decided('Drop all rows with gaps');
    const { data, issues } = valueOf(prepare(table, dropped));
    expect(data.droppedRows).toBe(2);
    expect(data.train.rows + data.dev.rows + data.testRows).toBe(18);
    expect([...data.train.source, ...data.dev.source, ...data.test().source]).not.toContain(3);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      level: 'info',
      message: '2 rows with a missing value are left out (lines 5 and 9).',
    });
  });

  it('are filled by one click, from the train rows', () => {
    const filled = decided('Fill all gaps');
    const { data, issues } = valueOf(prepare(table, filled));
    expect(issues).toEqual([]);
    expect(data.droppedRows).toBe(0);
    const train = [...data.train.source]
      .map((row) => gappy[row]!)
      .filter((value) => !Number.isNaN(value))
      .sort((a, b) => a - b);
    const middle = train.length / 2;
    const median = Number.isInteger(middle) ? (train[middle - 1]! + train[middle]!) / 2 : train[Math.floor(middle)]!;
    const [x, w] = data.pipeline.features;
    expect(x!.fill).toBe(median);
    expect(w!.fill).toBe('a');
    const { encoded } = valueOf(encodeRows(data.pipeline, table, Int32Array.of(7)));
    if (x!.type !== 'number') return;
    expect([...encoded.x]).toEqual([Math.fround((median - x!.stats['mean']!) / x!.stats['deviation']!), 1, 0]);
  });

  it('can be filled with the mean', () => {
    const mean = specOf([feature('x', { missing: 'mean' }), target('sold')]);
    const { data } = valueOf(prepare(table, mean));
    const train = [...data.train.source].map((row) => gappy[row]!).filter((value) => !Number.isNaN(value));
    expect(data.pipeline.features[0]!.fill).toBeCloseTo(train.reduce((a, b) => a + b, 0) / train.length, 12);
  });

  it('are asked about again when they cannot be filled that way', () => {
    expect(only(table, specOf([category('w', { missing: 'mean' }), target('sold')])).code).toBe('data/missing');
    expect(only(table, specOf([feature('x', { missing: 'most-frequent' }), target('sold')])).code).toBe('data/missing');
  });

  it('of the target can only be dropped', () => {
    const sold = tableOf(
      numbers('x', ascending),
      texts(
        'sold',
        halves.map((value, i) => (i === 4 ? null : value)),
      ),
    );
    const asking = specOf([feature('x'), { ...target('sold'), missing: 'ask' }]);
    const issue = only(sold, asking);
    expect(issue).toMatchObject({ code: 'data/missing-target', line: 6 });
    expect(issue.fixes!.map(({ label }) => label)).toEqual(['Drop the rows']);
    expect(valueOf(prepare(sold, fixed(asking, issue, 'Drop the rows'))).data.droppedRows).toBe(1);
  });

  it('name the lines of the file where rows do not follow one another', () => {
    const lines = Int32Array.from(ascending, (i) => 10 * i + 2);
    expect(issuesOf({ ...table, lines }, spec)[0]!.message).toContain('(lines 32 and 72)');
  });

  it('of many rows name the first three lines and how many more', () => {
    const many = tableOf(
      numbers(
        'x',
        ascending.map((i) => (i % 2 ? i : NaN)),
      ),
      texts('sold', halves),
    );
    expect(only(many, plainSpec).message).toBe('‘x’ is missing in 10 rows (lines 2, 4, 6 and 7 more).');
  });
});

describe('one decision for all gaps', () => {
  const spec = specOf([feature('mass'), category('sex'), target('species')]);
  const gap = (column: string, code = 'data/missing'): Issue => ({ code, level: 'error', message: '', column });
  const policies = (set: DataSpec | null) => set?.columns.map(({ missing }) => missing);

  it('is offered where several columns have gaps', () => {
    expect(decisionsForAll(spec, [gap('mass')])).toEqual([]);
  });

  it('drops or fills them in one step, and never fills a target', () => {
    const issues = [gap('mass'), gap('sex'), gap('species', 'data/missing-target')];
    const [drop, fill] = decisionsForAll(spec, issues);
    expect(policies(applyEdit(emptyDocument(), drop!.edit).data)).toEqual(['drop', 'drop', 'drop']);
    expect(policies(applyEdit(emptyDocument(), fill!.edit).data)).toEqual(['median', 'most-frequent', 'drop']);
  });
});
