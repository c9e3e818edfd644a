import type { ColumnProfile, DataSpec } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { encodedColumns, policiesOf, settingsOf, typesOf, withColumn, withRole } from './columns';

const spec: DataSpec = {
  source: { kind: 'sample', id: 'x' },
  read: {},
  columns: [
    { name: 'mass', type: 'number', role: 'feature', missing: 'median', scaler: 'z-score' },
    { name: 'sex', type: 'category', role: 'feature', missing: 'most-frequent', scaler: 'z-score' },
    { name: 'species', type: 'category', role: 'target', missing: 'drop', scaler: 'z-score' },
  ],
  split: { train: 0.6, dev: 0.2, test: 0.2, stratify: true, seed: 1 },
  augment: [],
};
const [mass, sex] = spec.columns as [DataSpec['columns'][0], DataSpec['columns'][0]];
const profile = (name: string, type: 'number' | 'category'): ColumnProfile => ({
  name,
  type,
  missing: 0,
  missingLines: [],
  distinct: 2,
});

describe('withRole', () => {
  it('makes the former target a feature', () => {
    const roles = withRole(spec, sex, 'target').columns.map(({ role }) => role);
    expect(roles).toEqual(['feature', 'target', 'feature']);
  });

  it('asks anew for a decision that a target cannot have', () => {
    expect(withRole(spec, sex, 'target').columns[1]?.missing).toBe('ask');
    expect(withRole(spec, sex, 'ignore').columns[1]?.missing).toBe('most-frequent');
  });

  it('leaves the document it is given alone', () => {
    withRole(spec, sex, 'target');
    expect(spec.columns[2]?.role).toBe('target');
  });
});

describe('withColumn', () => {
  it('keeps a decision about gaps that still fits, and only that', () => {
    const asCategory = withColumn(spec, mass, { type: 'category' });
    expect(asCategory.columns[0]).toMatchObject({ type: 'category', missing: 'ask' });
    expect(withColumn(spec, mass, { scaler: 'min-max' }).columns[0]?.missing).toBe('median');
  });

  it('adds a column that the project did not know', () => {
    const fresh = settingsOf(spec, profile('island', 'category'));
    expect(fresh.role).toBe('ignore');
    expect(withRole(spec, fresh, 'feature').columns.at(-1)).toMatchObject({ name: 'island', role: 'feature' });
  });
});

describe('what can be chosen', () => {
  it('never fills a target', () => {
    expect(policiesOf({ type: 'number', role: 'target' })).toEqual(['ask', 'drop']);
  });

  it('reads words as categories only', () => {
    expect(typesOf(profile('sex', 'category'))).toEqual(['category']);
    expect(typesOf(profile('mass', 'number'))).toEqual(['number', 'category']);
  });
});

it('counts the encoded columns of one column', () => {
  expect(encodedColumns('sex', ['mass', 'sex=a', 'sex=b', 'sexes=c'])).toBe(2);
});
