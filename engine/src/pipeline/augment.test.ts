import { describe, expect, it } from 'vitest';
import type { RefValue } from '../params/param';
import { feature, fixed, numbers, only, ascending, plain, plainSpec, specOf, tableOf, target } from '../testing/tables';
import { valueOf } from '../testing/graphs';
import { augment } from './augment';
import { prepare } from './prepare';

const withSteps = (...augment: RefValue[]) => ({ ...plainSpec, augment });

describe('steps of augmentation that cannot be done', () => {
  it.each<[string, RefValue, string, string]>([
    ['an unknown kind', { kind: 'rotate' }, 'params/kind', 'augment.1'],
    ['a value out of range', { kind: 'noise', sigma: -1 }, 'params/range', 'augment.1.sigma'],
    ['a factor that is no whole number', { kind: 'mixup', factor: 2.5 }, 'params/type', 'augment.1.factor'],
    ['a name that no parameter has', { kind: 'oversample', factor: 2 }, 'params/unknown', 'augment.1.factor'],
  ])('%s: named with its path', (_, step, code, path) => {
    expect(only(plain, withSteps({ kind: 'noise' }, step))).toMatchObject({ code, path, level: 'error' });
  });

  it('classes evened out for a target of numbers, mended by leaving the step out', () => {
    const table = tableOf(numbers('x', ascending), numbers('price', ascending));
    const spec = {
      ...specOf([feature('x'), target('price', 'number')]),
      augment: [{ kind: 'oversample' }, { kind: 'noise' }],
    };
    const issue = only(table, spec);
    expect(issue).toMatchObject({
      code: 'data/augment-target',
      path: 'augment.0',
      message: 'Oversample needs a target of categories; the target is of another kind.',
    });
    const mended = fixed(spec, issue, 'Remove Oversample');
    expect(mended.augment).toEqual([{ kind: 'noise' }]);
    expect(prepare(table, mended).ok).toBe(true);
  });

  it('more rows than the memory of a run holds, known before they are made', () => {
    const { train, pipeline } = valueOf(prepare(plain, plainSpec)).data;
    const steps: RefValue[] = [{ kind: 'noise' }, { kind: 'mixup', factor: 3 }];
    // 12 rows of one column become 24, then 72.
    expect(augment(train, pipeline, steps, 1, 72)).toMatchObject({ ok: true, value: { rows: 72 } });
    expect(augment(train, pipeline, steps, 1, 71)).toMatchObject({
      ok: false,
      issues: [{ code: 'data/augment-size', path: 'augment.1' }],
    });
  });
});

it('fills the parameters that are not said', () => {
  const prepared = prepare(plain, withSteps({ kind: 'noise' }));
  expect(prepared).toMatchObject({ ok: true, value: { data: { seen: { rows: 24 }, train: { rows: 12 } } } });
});
