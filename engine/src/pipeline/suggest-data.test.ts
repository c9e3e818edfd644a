import { describe, expect, it } from 'vitest';
import type { ColumnProfile, Preview } from '../data/preview';
import { keepChoices, suggestData } from './suggest-data';

const rows = 150;
const top = (...values: (string | number)[]) => values.map((value) => ({ value: String(value), count: 1 }));
const column = (name: string, more: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  type: 'number',
  missing: 0,
  missingLines: [],
  distinct: 90,
  ...more,
});
const preview = (...columns: ColumnProfile[]): Preview => ({
  name: 'data.csv',
  bytes: 1,
  dataHash: '',
  hash: '',
  format: 'text',
  dialect: { delimiter: ',', quote: '"', header: true, encoding: 'UTF-8', decimal: '.', dateFormat: null },
  picture: null,
  rows,
  rejected: [],
  rejectedCount: 0,
  columns,
  issues: [],
});
const suggest = (...columns: ColumnProfile[]) => suggestData(preview(...columns), { kind: 'sample', id: 'test' });
const targetOf = (...columns: ColumnProfile[]) => {
  const targets = suggest(...columns).columns.filter(({ role }) => role === 'target');
  expect(targets).toHaveLength(1);
  return [targets[0]!.name, targets[0]!.type];
};

describe('a first reading of a file', () => {
  it('takes a column that is called target, or the last one', () => {
    for (const name of ['target', 'Label', 'class', 'species', 'Y'])
      expect(targetOf(column(name), column('b'))[0]).toBe(name);
    expect(targetOf(column('a'), column('b'))[0]).toBe('b');
    expect(targetOf(column('classy'), column('b'))[0]).toBe('b');
  });

  it('does not take a column that names each row for the target', () => {
    expect(targetOf(column('a'), column('id', { distinct: rows }))[0]).toBe('a');
  });

  it('reads words and few whole numbers as classes, other numbers as numbers', () => {
    expect(targetOf(column('y', { type: 'category', distinct: 3 }))[1]).toBe('category');
    expect(targetOf(column('y', { distinct: 2, top: top(0, 1) }))[1]).toBe('category');
    expect(targetOf(column('y', { distinct: 2, top: top(0.5, 1) }))[1]).toBe('number');
    expect(targetOf(column('y', { distinct: 21 }))[1]).toBe('number');
  });

  it('keeps few whole numbers as numbers when they are a feature', () => {
    expect(suggest(column('rooms', { distinct: 3, top: top(1, 2, 3) }), column('y')).columns[0]).toMatchObject({
      type: 'number',
      role: 'feature',
    });
  });

  it('leaves out what names each row, and keeps numbers that merely differ', () => {
    const roles = suggest(
      column('id', { distinct: rows }),
      column('customer_id', { distinct: rows }),
      column('name', { type: 'category', distinct: rows }),
      column('weight', { distinct: rows }),
      column('width'),
      column('y'),
    ).columns.map(({ role }) => role);
    expect(roles).toEqual(['ignore', 'ignore', 'ignore', 'feature', 'feature', 'target']);
  });

  it('asks where values are missing, scales by z-score, and splits 60/20/20 with the shares of the classes', () => {
    const spec = suggest(column('a', { missing: 3 }), column('b'), column('y', { type: 'category', distinct: 3 }));
    expect(spec.columns.map(({ missing }) => missing)).toEqual(['ask', 'drop', 'drop']);
    expect(spec.columns[0]!.scaler).toBe('z-score');
    expect(spec.split).toEqual({ kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: true, seed: 42 });
    expect(suggest(column('a'), column('y')).split.stratify).toBe(false);
  });

  it('takes dates and yes or no as they are found; neither a date nor a constant is the target', () => {
    const spec = suggest(
      column('sold', { type: 'boolean', distinct: 2 }),
      column('when', { type: 'date', distinct: rows }),
      column('same', { distinct: 1 }),
    );
    expect(spec.columns.map(({ type, role, scaler }) => [type, role, scaler])).toEqual([
      ['boolean', 'target', 'none'],
      ['date', 'feature', 'z-score'],
      ['number', 'ignore', 'z-score'],
    ]);
    expect(spec.split.stratify).toBe(true);
  });

  it('ignores columns that hold one value or none, not those of one value and gaps', () => {
    const roles = suggest(
      column('same', { distinct: 1 }),
      column('none', { distinct: 0, missing: rows }),
      column('ticked', { type: 'category', distinct: 1, missing: 40 }),
      column('y'),
    ).columns.map(({ role }) => role);
    expect(roles).toEqual(['ignore', 'ignore', 'feature', 'target']);
  });

  it('splits by file where dev or test rows have one of their own', () => {
    const dev = { name: 'dev.csv', bytes: 1, dataHash: '', hash: '', rows: 3, rejectedCount: 0 };
    const suggested = suggestData({ ...preview(column('a'), column('y')), dev }, { kind: 'sample', id: 'test' });
    expect(suggested.split.kind).toBe('files');
  });

  it('keeps how the file was asked to be read, and where it is', () => {
    const spec = suggestData(preview(column('a')), { kind: 'file', path: 'a.csv' }, { delimiter: ';' });
    expect([spec.source, spec.read]).toEqual([{ kind: 'file', path: 'a.csv' }, { delimiter: ';' }]);
  });
});

describe('the same file read in another way', () => {
  const chosen = suggest(column('a'), column('b'), column('y'));
  const former = {
    ...chosen,
    columns: chosen.columns.map((each) => ({
      ...each,
      role: each.name === 'b' ? ('target' as const) : ('ignore' as const),
    })),
    split: { ...chosen.split, seed: 9 },
  };

  it('keeps roles and split', () => {
    const again = keepChoices(suggest(column('a'), column('b'), column('y'), column('new')), former);
    expect(again.columns.map(({ role }) => role)).toEqual(['ignore', 'target', 'ignore', 'feature']);
    expect(again.split.seed).toBe(9);
  });

  it('keeps only the role of a column that holds something else now', () => {
    const again = keepChoices(suggest(column('a', { type: 'category' }), column('b'), column('y')), former);
    expect(again.columns[0]).toMatchObject({ type: 'category', role: 'ignore' });
  });

  it('keeps several targets, those that are still there, and the steps of augmentation', () => {
    const columns = former.columns.map((each) => ({
      ...each,
      role: each.name === 'y' ? ('target' as const) : each.role,
    }));
    const two = { ...former, columns, augment: [{ kind: 'noise' }] };
    const again = keepChoices(suggest(column('a'), column('b'), column('y')), two);
    expect(again.columns.map(({ role }) => role)).toEqual(['ignore', 'target', 'target']);
    expect(again.augment).toEqual([{ kind: 'noise' }]);
    const one = keepChoices(suggest(column('a'), column('y')), two);
    expect(one.columns.map(({ role }) => role)).toEqual(['ignore', 'target']);
  });

  it('keeps the way to split and the files of dev and test rows', () => {
    const devSource = { kind: 'file', path: 'dev.csv' } as const;
    const split = { ...former.split, kind: 'time', column: 'a' };
    const again = keepChoices(suggest(column('a'), column('b'), column('y')), { ...former, split, devSource });
    expect(again.split).toEqual(split);
    expect(again.devSource).toEqual(devSource);
    expect('testSource' in again).toBe(false);
  });

  it('starts anew when the target is gone', () => {
    const fresh = suggest(column('a'), column('y'));
    expect(keepChoices(fresh, former)).toBe(fresh);
  });
});
