import type { CheckedTensor, GradientCheckResult } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { blockNames, curveText, entryText, exponent, power, ratioText, tooSmallToJudge, worstTensor } from './words';

describe('exponent', () => {
  it('keeps the digits asked for, with a true minus', () => {
    expect([0.031, -0.008587, 0, 12, Number.NaN].map((x) => exponent(x, 1))).toEqual([
      '3.1e-2',
      '−8.6e-3',
      '0',
      '1.2e1',
      'NaN',
    ]);
  });

  it('writes ratios in two digits', () => {
    expect([0.031, 0.35, 1, 2.4e-9].map(ratioText)).toEqual(['3.1e-2', '0.35', '1.0', '2.4e-9']);
  });

  it('writes powers as short as they are', () => {
    expect([1e-7, 2.5e-7].map(power)).toEqual(['1e-7', '2.5e-7']);
  });
});

describe('names', () => {
  it('writes entries with subscripts and Greek letters', () => {
    expect(entryText({ name: 'W', subscripts: [11, 1] })).toBe('W[11,1]');
    expect(entryText({ name: 'gamma', subscripts: [3] })).toBe('γ[3]');
  });

  it('falls back to the id of a block that is gone', () => {
    expect(blockNames(null)('dense-1')).toBe('dense-1');
  });
});

describe('reading a result', () => {
  it('finds the tensor with the largest ratio and passes over cancelled ones', () => {
    const tensor = (name: string, ratio: number | null) => ({ name, ratio }) as CheckedTensor;
    const tensors = [tensor('b', null), tensor('W', 1e-9), tensor('V', 4e-2)];
    expect(worstTensor({ tensors } as unknown as GradientCheckResult)?.name).toBe('V');
  });

  it('knows when nothing is large enough to judge', () => {
    const result = (verdict: string, worst: readonly unknown[]) =>
      ({ verdict, worst, kinks: [] }) as unknown as GradientCheckResult;
    expect(tooSmallToJudge(result('wrong', []))).toBe(true);
    expect(tooSmallToJudge(result('good', []))).toBe(false);
    expect(tooSmallToJudge(result('wrong', [{}]))).toBe(false);
  });

  it('tells rounding from a wrong formula', () => {
    expect(curveText([1e-3, 1e-9, 1e-2])).toContain('rounding, not the formula');
    expect(curveText([0.36, 0.36])).toContain('that is not rounding');
  });
});
