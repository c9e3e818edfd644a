import type { ColumnProfile, ColumnSpec, ColumnType, DataSpec } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import {
  encodedColumns,
  firstFill,
  isScaled,
  partsOf,
  policiesOf,
  roleShown,
  settingsOf,
  whyNotEncoding,
  whyNotRole,
  whyNotType,
  withAllParts,
  withColumn,
  withPart,
  withPolicy,
  withRole,
  withType,
} from './columns';

const column = (name: string, set: Partial<ColumnSpec>): ColumnSpec => ({
  name,
  type: 'number',
  role: 'feature',
  missing: 'drop',
  encoding: 'one-hot',
  scaler: 'z-score',
  ...set,
});

const mass = column('mass', { missing: 'median' });
const sex = column('sex', { type: 'category', missing: 'most-frequent' });
const species = column('species', { type: 'category', role: 'target' });
const sold = column('sold', { type: 'date' });
const spec: DataSpec = {
  source: { kind: 'sample', id: 'x' },
  read: {},
  columns: [mass, sex, species, sold],
  split: { kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: true, seed: 1 },
  augment: [],
};
const profile = (name: string, type: ColumnType, set: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  type,
  missing: 0,
  missingLines: [],
  distinct: 9,
  ...set,
});
const rolesOf = ({ columns }: DataSpec): string[] => columns.map(({ role }) => role);
const find = ({ columns }: DataSpec, name: string): ColumnSpec => columns.find((each) => each.name === name)!;

describe('withRole', () => {
  it('makes the former target a feature', () => {
    expect(rolesOf(withRole(spec, sex, 'target'))).toEqual(['feature', 'target', 'feature', 'feature']);
  });

  it('asks anew for a decision that a target cannot have', () => {
    expect(find(withRole(spec, sex, 'target'), 'sex').missing).toBe('ask');
    expect(find(withRole(spec, species, 'ignore'), 'species').missing).toBe('drop');
  });

  it('leaves the document it is given alone', () => {
    withRole(spec, sex, 'target');
    expect(spec.columns[2]).toBe(species);
  });

  it('adds a target beside another one', () => {
    const first = withRole(spec, mass, 'target');
    const both = withRole(
      { ...first, columns: [...first.columns, column('age', {})] },
      column('age', {}),
      'also-target',
    );
    expect(both.columns.filter(({ role }) => role === 'target').map(({ name }) => name)).toEqual(['mass', 'age']);
    expect(roleShown(both, find(both, 'mass'))).toBe('target');
    expect(roleShown(both, find(both, 'age'))).toBe('also-target');
    const alone = withRole(both, find(both, 'age'), 'target');
    expect(alone.columns.filter(({ role }) => role === 'target').map(({ name }) => name)).toEqual(['age']);
    expect(find(alone, 'mass').role).toBe('feature');
  });

  it('has one weight', () => {
    const weighed = withRole(spec, mass, 'weight');
    const again = withRole({ ...weighed, columns: [...weighed.columns, column('w', {})] }, column('w', {}), 'weight');
    expect(find(again, 'mass').role).toBe('ignore');
    expect(find(again, 'w').role).toBe('weight');
  });

  it('splits by groups while there is a group', () => {
    const grouped = withRole(spec, sex, 'group');
    expect(grouped.split.kind).toBe('grouped');
    expect(withRole(grouped, find(grouped, 'sex'), 'feature').split.kind).toBe('random');
    const byTime: DataSpec = { ...spec, split: { ...spec.split, kind: 'time', column: 'sold' } };
    expect(withRole(byTime, sex, 'group').split.kind).toBe('time');
  });
});

describe('whyNotRole', () => {
  it('lets numbers stand beside targets of numbers only', () => {
    expect(whyNotRole(spec, mass, 'also-target')).toMatch(/all be numbers/);
    const numbers = withRole(spec, mass, 'target');
    expect(whyNotRole(numbers, column('age', {}), 'also-target')).toBeNull();
    expect(whyNotRole(numbers, sex, 'also-target')).toMatch(/all be numbers/);
    expect(whyNotRole(withRole(spec, species, 'ignore'), mass, 'also-target')).toMatch(/no other target/);
  });

  it('predicts no dates', () => {
    expect(whyNotRole(spec, sold, 'target')).toMatch(/cannot be predicted/);
    const dated: DataSpec = { ...spec, columns: [{ ...sold, type: 'category', role: 'target' }] };
    expect(rolesOf(withType(dated, dated.columns[0]!, 'date'))).toEqual(['feature']);
  });

  it('weighs by numbers only', () => {
    expect(whyNotRole(spec, sex, 'weight')).not.toBeNull();
    expect(whyNotRole(spec, mass, 'weight')).toBeNull();
  });
});

describe('withColumn and withType', () => {
  it('keep a decision about gaps that still fits, and only that', () => {
    expect(find(withType(spec, mass, 'category'), 'mass')).toMatchObject({ type: 'category', missing: 'ask' });
    expect(find(withColumn(spec, mass, { scaler: 'min-max' }), 'mass').missing).toBe('median');
  });

  it('forget what gaps were filled with', () => {
    const filled = column('mass', { missing: 'constant', fill: 4000 });
    const asCategory = find(withType({ ...spec, columns: [filled] }, filled, 'category'), 'mass');
    expect(asCategory.missing).toBe('ask');
    expect(asCategory).not.toHaveProperty('fill');
  });

  it('leave classes the only target', () => {
    const two: DataSpec = { ...spec, columns: [column('a', { role: 'target' }), column('b', { role: 'target' })] };
    expect(rolesOf(withType(two, two.columns[1]!, 'category'))).toEqual(['feature', 'target']);
    expect(rolesOf(withType(two, two.columns[1]!, 'number'))).toEqual(['target', 'target']);
  });

  it('add a column that the project did not know', () => {
    const fresh = settingsOf(undefined, profile('island', 'category'));
    expect(fresh.role).toBe('ignore');
    expect(withRole(spec, fresh, 'feature').columns.at(-1)).toMatchObject({ name: 'island', role: 'feature' });
  });
});

describe('gaps', () => {
  it('of a target, a weight or a group are never filled', () => {
    for (const role of ['target', 'weight', 'group'] as const) {
      expect(policiesOf({ ...mass, role })).toEqual(['ask', 'drop']);
    }
  });

  it('are filled in ways that suit the values', () => {
    expect(policiesOf(mass)).toEqual(['ask', 'drop', 'mean', 'median', 'constant', 'indicator']);
    expect(policiesOf(sex)).toEqual(['ask', 'drop', 'most-frequent', 'constant', 'indicator']);
    expect(policiesOf({ ...sex, encoding: 'none' })).toContain('median');
  });

  it('have a value as soon as they are filled with a constant', () => {
    const named = profile('sex', 'category', { top: [{ value: 'MALE', count: 168 }] });
    expect(find(withPolicy(spec, sex, named, 'constant'), 'sex')).toMatchObject({ missing: 'constant', fill: 'MALE' });
    const before = column('mass', { fill: 7 });
    expect(find(withPolicy(spec, before, profile('mass', 'number'), 'constant'), 'mass').fill).toBe(7);
    const day = {
      min: Date.UTC(2024, 1, 29),
      max: 0,
      mean: 0,
      deviation: 0,
      quartiles: [0, 0, 0],
      histogram: [],
    } as const;
    expect(firstFill(profile('sold', 'date', { numbers: day }), 'date')).toBe('2024-02-29');
  });
});

it('reads as another type only what can be', () => {
  const types = (of: ColumnProfile) =>
    (['number', 'category', 'boolean', 'date'] as const).filter((type) => whyNotType(of, type) === null);
  expect(types(profile('sex', 'category'))).toEqual(['category']);
  expect(types(profile('sex', 'category', { distinct: 2 }))).toEqual(['category', 'boolean']);
  expect(types(profile('mass', 'number'))).toEqual(['number', 'category']);
  expect(types(profile('sold', 'boolean', { distinct: 2 }))).toEqual(['category', 'boolean']);
  expect(types(profile('sold', 'date', { distinct: 2 }))).toEqual(['category', 'date']);
});

it('takes categories as numbers where they are written as numbers', () => {
  const top = (...values: string[]) => ({ top: values.map((value) => ({ value, count: 1 })) });
  expect(whyNotEncoding(profile('grade', 'category', top('1', '2.5')), 'none')).toBeNull();
  expect(whyNotEncoding(profile('grade', 'category', top('1', 'good')), 'none')).toMatch(/‘good’/);
  expect(whyNotEncoding(profile('grade', 'category', top('good')), 'ordinal')).toBeNull();
});

it('scales what becomes numbers', () => {
  expect(isScaled(mass)).toBe(true);
  expect(isScaled(sex)).toBe(false);
  expect(isScaled({ ...sex, encoding: 'ordinal' })).toBe(true);
  expect(isScaled({ ...mass, role: 'target' })).toBe(true);
  expect(isScaled({ ...mass, role: 'weight' })).toBe(false);
  expect(isScaled(species)).toBe(false);
  expect(isScaled({ ...sex, type: 'boolean' })).toBe(false);
});

it('counts the encoded columns of one column', () => {
  const names = ['mass', 'sex=a', 'sex=b', 'sexes=c', 'sex missing', 'sold month', 'sold price', 'sold'];
  expect(encodedColumns('sex', names)).toEqual(['sex=a', 'sex=b', 'sex missing']);
  expect(encodedColumns('sold', names)).toEqual(['sold month', 'sold']);
});

describe('parts of a date', () => {
  it('are those that vary until they are chosen', () => {
    expect(partsOf(sold, ['sold year', 'sold weekday', 'sold by'])).toEqual(['year', 'weekday']);
    expect(partsOf({ ...sold, parts: ['hour'] }, ['sold year'])).toEqual(['hour']);
  });

  it('keep their order when one comes or goes', () => {
    const more = withPart(spec, sold, ['year', 'weekday'], 'month');
    expect(find(more, 'sold').parts).toEqual(['year', 'month', 'weekday']);
    const fewer = withPart(more, find(more, 'sold'), ['year', 'month', 'weekday'], 'year');
    expect(find(fewer, 'sold').parts).toEqual(['month', 'weekday']);
    expect(find(withAllParts(fewer, find(fewer, 'sold')), 'sold')).not.toHaveProperty('parts');
  });
});
