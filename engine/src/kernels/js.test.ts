import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../random/stream';
import { totalOfElements } from '../testing/sum-order';
import { jsBackend, jsKernels as k } from './js';
import { allocate, type Precision } from './real';

const anyPrecision = fc.constantFrom<Precision>('float32', 'float64');

describe('kernels in JavaScript', () => {
  it('fill a prefix', () => {
    const out = new Float32Array(4);
    k.fill(out, 2, 3);
    expect([...out]).toEqual([2, 2, 2, 0]);
  });

  it('find a value that is not finite wherever it stands', () => {
    for (const bad of [NaN, Infinity, -Infinity]) {
      for (let at = 0; at < 5; at++) {
        const a = new Float64Array(5).fill(1e300);
        expect(k.allFinite(a, 5)).toBe(true);
        a[at] = bad;
        expect(k.allFinite(a, 5)).toBe(false);
        expect(k.allFinite(a, at)).toBe(true);
      }
    }
  });

  it('sum squares of a prefix in double, in the order of a total', () => {
    expect(k.sumOfSquares(Float32Array.of(3, 4, 100), 2)).toBe(25);
    // Beyond float32, and exact only in double.
    expect(k.sumOfSquares(Float32Array.of(2e30, 1), 2)).toBe(Math.fround(2e30) ** 2);
    fc.assert(
      fc.property(anyPrecision, fc.integer({ min: 0, max: 9000 }), (precision, n) => {
        const random = stream(n, 'squares');
        const a = allocate(precision, n + 1).map(() => random.normal());
        expect(k.sumOfSquares(a, n)).toBe(totalOfElements([...a.subarray(0, n)].map((value) => value * value)));
      }),
      { numRuns: 30 },
    );
  });

  it('draw a dropout mask, one word of the stream for each element', () => {
    const words = stream(5, 'mask');
    words.seek(3);
    const expected = Array.from({ length: 50 }, () => (words.uniform() < 0.8 ? Math.fround(1 / 0.8) : 0));
    const out = new Float32Array(51).fill(77);
    const random = stream(5, 'mask');
    random.seek(3);
    k.dropoutMask(out, 50, 0.8, random);
    expect([...out]).toEqual([...expected, 77]);
    k.dropoutMask(out, 50, 1, random);
    expect([...out]).toEqual([...new Array<number>(50).fill(1), 77]);
  });
});

describe('memory for them', () => {
  it('is zeroed, and more of it lies in a buffer of its own', () => {
    const workspace = jsBackend.open(64)!;
    const more = workspace.extend(32)!;
    expect([...new Float32Array(workspace.buffer, workspace.byteOffset, 16)]).toEqual(new Array(16).fill(0));
    expect(more.buffer).not.toBe(workspace.buffer);
    expect(more.buffer.byteLength).toBe(32);
  });

  it('is null when there is not that much', () => {
    expect(jsBackend.open(2 ** 52)).toBeNull();
    expect(jsBackend.open(8)!.extend(2 ** 52)).toBeNull();
  });
});
