import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import dropout from '../layers/dropout';
import { trainingParams } from '../train/settings';
import { checkValue, checkValues } from './check';
import { conceptOf, conceptsOf, paramsOf } from './families';
import { defaults, fillValues } from './fill';
import { formatNumber } from './format-number';
import { bool, float, int, list, oneOf, ref, type Family, type Params, type ParamValue } from './param';
import { parseNumber } from './parse-number';

const families: readonly Family[] = ['activation', 'initializer', 'loss', 'optimizer', 'schedule', 'scaler'];

const params = {
  units: int({ label: 'Units', help: '', min: 1, max: 100, default: 32 }),
  rate: float({ label: 'Rate', help: '', min: 0.001, max: 1, default: 0.1, zero: 'off' }),
  bias: bool({ label: 'Bias', help: '', default: true }),
  mode: oneOf({
    label: 'Mode',
    help: '',
    default: 'a',
    choices: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  }),
  init: ref('initializer', { label: 'Initialise', help: '', default: 'small-normal' }),
  loss: ref('loss', { label: 'Loss', help: '', default: 'auto', auto: true }),
  table: list({ label: 'Table', help: '', default: [[1, 0.1]], columns: ['epoch', 'rate'] }),
} satisfies Params;

describe('filling in defaults', () => {
  it('fills every parameter, references with the parameters of what they point at', () => {
    expect(defaults(params)).toEqual({
      units: 32,
      rate: 0.1,
      bias: true,
      mode: 'a',
      init: { kind: 'small-normal', deviation: 0.01 },
      loss: { kind: 'auto' },
      table: [[1, 0.1]],
    });
  });

  it('keeps what is given, and fills what is missing in a reference', () => {
    const filled = fillValues(trainingParams, { epochs: 7, optimizer: { kind: 'adam', beta1: 0.5 } });
    expect(filled).toMatchObject({ epochs: 7, optimizer: { kind: 'adam', beta1: 0.5, beta2: 0.999, epsilon: 1e-8 } });
  });

  it('gives nothing for names that everything has', () => {
    expect(fillValues({ constructor: params.units } as Params, {})).toEqual({ constructor: 32 });
  });

  it('has defaults that pass the check, in every concept of every family', () => {
    for (const family of families) {
      for (const { kind } of conceptsOf(family)) {
        const own = paramsOf(family, kind);
        expect(checkValues(own, defaults(own)), `${family} ${kind}`).toEqual([]);
      }
    }
  });

  it('knows no concept by the name of something every object has', () => {
    for (const family of families) expect(conceptOf(family, 'constructor')).toBeUndefined();
  });
});

describe('checking values', () => {
  const messages = (values: Record<string, unknown>) => checkValues(params, values).map(({ message }) => message);

  it('finds nothing wrong in values that are right', () => {
    expect(
      messages({
        units: 1,
        rate: 0,
        bias: false,
        mode: 'b',
        init: { kind: 'zeros' },
        loss: { kind: 'auto' },
        table: [],
      }),
    ).toEqual([]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ units: 0 }, 'Units must be from 1 to 100; 0 came.'],
    [{ units: 2.5 }, 'Units must be a whole number; 2.5 came.'],
    [{ units: '3' }, 'Units must be a whole number; ‘3’ came.'],
    [{ units: NaN }, 'Units must be a whole number; NaN came.'],
    [{ rate: 2 }, 'Rate must be from 0.001 to 1; 2 came.'],
    [{ rate: Infinity }, 'Rate must be a number; Infinity came.'],
    [{ bias: 1 }, 'Bias must be on or off; 1 came.'],
    [{ mode: 'c' }, 'Mode must be A or B; ‘c’ came.'],
    [{ init: 'zeros' }, 'nothing came'],
    [{ init: { kind: 'magic' } }, '‘magic’ came'],
    [{ init: { kind: 'auto' } }, '‘auto’ came'],
    [{ init: { kind: '__proto__' } }, '‘__proto__’ came'],
    [{ init: { kind: 'small-normal', deviation: -1 } }, 'Deviation σ must be from'],
    [{ init: null }, 'nothing came'],
    [{ table: [[1]] }, 'Table must be rows of 2 numbers (epoch, rate)'],
    [{ table: [[1, NaN]] }, 'Table must be rows of 2 numbers'],
    [{ other: 1 }, 'There is no parameter ‘other’ here.'],
  ])('%j', (values, expected) => {
    const found = messages(values);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it('says where, down into a reference', () => {
    const [issue] = checkValues(
      trainingParams,
      { optimizer: { kind: 'adam', beta1: 2 } },
      { nodeId: 'dense-1', path: 'training' },
    );
    expect(issue).toMatchObject({ code: 'params/range', nodeId: 'dense-1', path: 'training.optimizer.beta1' });
  });

  it('says what a value would do where the range has a reason', () => {
    expect(checkValues(dropout.params, { keep: 0 })[0]!.message).toBe(
      'Keep must be from 0.05 to 1; 0 would drop every unit.',
    );
  });

  it('never throws, whatever the value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(params)), fc.anything(), (param, value) => {
        const issues = checkValue(param, value, {});
        if (issues.length === 0 && param.type !== 'ref') fillValues({ it: param }, { it: value as ParamValue });
      }),
    );
  });
});

describe('typed numbers', () => {
  it.each<[string, number]>([
    ['32', 32],
    ['2^6', 64],
    ['1e-3', 0.001],
    ['1E3', 1000],
    ['32*2', 64],
    ['32 × 2', 64],
    ['1/7', 1 / 7],
    ['1 + 2 * 3 ^ 2', 19],
    ['(1 + 2) * 3', 9],
    ['2^3^2', 512],
    ['-2^2', -4],
    ['2^-1', 0.5],
    ['10 − 4 − 3', 3],
    ['8/4/2', 1],
    ['.5', 0.5],
    ['5.', 5],
    ['+3', 3],
    ['--3', 3],
    ['65\u2009536', 65536],
    ['65 536', NaN],
  ])('%s', (text, expected) => {
    const result = parseNumber(text);
    if (Number.isNaN(expected)) expect(result.ok).toBe(false);
    else expect(result).toEqual({ ok: true, value: expected });
  });

  it.each([
    '',
    ' ',
    'abc',
    '1e',
    '1..2',
    '(1',
    '1)',
    '2 3',
    '*2',
    '1/0',
    '10^999',
    '0x10',
    'Infinity',
    '1,5,2',
    '((',
    '2^',
  ])('refuses %j', (text) => {
    const result = parseNumber(text);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.issues[0]!.hint).toBeTruthy();
  });

  it('tells how to write a decimal comma', () => {
    const result = parseNumber('0,5');
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.issues[0]!.hint).toContain('0.5');
  });

  it('never throws, and reads back every number it shows', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseNumber(text);
      }),
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const read = parseNumber(formatNumber(value));
        if (!read.ok) throw new Error(formatNumber(value));
        expect(Math.abs(read.value - value)).toBeLessThanOrEqual(1e-11 * Math.abs(value));
      }),
    );
  });

  it('is not led into deep recursion by brackets', () => {
    expect(parseNumber('('.repeat(100_000)).ok).toBe(false);
    expect(parseNumber(`${'2^'.repeat(100_000)}2`).ok).toBe(false);
  });
});

describe('shown numbers', () => {
  it.each<[number, string]>([
    [32, '32'],
    [0.8, '0.8'],
    [1e-5, '1e-5'],
    [0.001, '0.001'],
    [9999, '9999'],
    [10_000, '10\u2009000'],
    [1_234_567.5, '1\u2009234\u2009567.5'],
    [-3, '−3'],
    [-1e-9, '−1e-9'],
    [0.1 + 0.2, '0.3'],
    [1e12, '1e12'],
    [0, '0'],
    [NaN, 'NaN'],
  ])('%d is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});
