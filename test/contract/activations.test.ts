import { describe, expect, it } from 'vitest';
import type { AnyActivation } from '../../engine/src/activations/_activation';
import { activations } from '../../engine/src/activations/_registry';
import { jsBackend } from '../../engine/src/kernels/js';
import { precisionOf, type Precision, type Real } from '../../engine/src/kernels/real';
import { checkValues } from '../../engine/src/params/check';
import { defaults } from '../../engine/src/params/fill';
import type { ParamRecord } from '../../engine/src/params/param';
import { stream } from '../../engine/src/random/stream';
import { memoryOf, type Memory } from '../../engine/src/testing/memory';
import { backends, expectSame } from './support/backends';

/** Every promise of `activations/_activation.ts`, for every activation and each of its samples. A new one needs no line here. */

const rows = 4;
const cols = 3;
const n = rows * cols;
const canary = 54321.5;

const inputs = (take: Memory['take'], precision: Precision): Real => {
  const random = stream(1, 'activation inputs');
  const z = take(precision, n);
  z.forEach((_, i) => (z[i] = Math.fround(2 * random.normal())));
  return z;
};

const all = Object.entries(activations as Readonly<Record<string, AnyActivation>>);

interface Case {
  def: AnyActivation;
  p: ParamRecord;
  name: string;
}

const cases = all.flatMap(([kind, def]) =>
  [defaults(def.params), ...(def.samples ?? [])].map((p, i): Case => ({
    def,
    p,
    name: i === 0 ? kind : `${kind} with ${JSON.stringify(p)}`,
  })),
);

const forward = ({ def, p }: Case, z: Real, { kernels, take }: Memory): Real => {
  const a = take(precisionOf(z), z.length + 2).fill(canary);
  def.forward(kernels, z, a, z.length / cols, cols, p);
  return a;
};

const backward = (each: Case, z: Real, da: Real, memory: Memory): Real => {
  const dz = memory.take(precisionOf(z), z.length + 2).fill(canary);
  each.def.backward(memory.kernels, z, forward(each, z, memory), da, dz, z.length / cols, cols, each.p);
  return dz;
};

const allFinite = (values: readonly number[]): boolean => values.every(Number.isFinite);

/** Plain JavaScript, which has float64. */
const js = memoryOf(jsBackend);

describe.each(all)('%s', (kind, def) => {
  it('declares its file name, words, a picture, legal defaults and legal samples', () => {
    expect(def.kind).toBe(kind);
    expect(def.title).not.toBe('');
    expect(def.formula).not.toBe('');
    expect(def.help.match(/[.?](\s|$)/g)!.length).toBeLessThanOrEqual(2);
    expect(`${def.glyph.stroke ?? ''}${def.glyph.fill ?? ''}`).toMatch(/^M[-\d.MmLlHhVvAaCcSsQqTtZz\s]+$/);
    expect(checkValues(def.params, defaults(def.params))).toEqual([]);
    for (const p of def.samples ?? []) expect(checkValues(def.params, p)).toEqual([]);
  });
});

describe.each(cases)('$name', (each) => {
  it('has the gradient that central differences measure', () => {
    const z = inputs(js.take, 'float64');
    const da = inputs(js.take, 'float64').reverse();
    const dz = backward(each, z, da, js);
    const epsilon = 1e-6;
    for (let i = 0; i < n; i++) {
      const at = (value: number): number => {
        const moved = z.slice();
        moved[i] = value;
        const a = forward(each, moved, js);
        return [...da].reduce((sum, d, j) => sum + d * a[j]!, 0);
      };
      const numeric = (at(z[i]! + epsilon) - at(z[i]! - epsilon)) / (2 * epsilon);
      expect(Math.abs(dz[i]! - numeric)).toBeLessThan(1e-8);
    }
  });

  it('stays finite at ±1000 in float64', () => {
    const z = Float64Array.from({ length: n }, (_, i) => (i % 2 ? 1000 : -1000));
    expect([...forward(each, z, js), ...backward(each, z, new Float64Array(n).fill(1), js)]).toSatisfy(allFinite);
  });
});

describe.each(backends)('in float32 on $name', ({ backend, exact }) => {
  const memory = memoryOf(backend);
  const { take, copy } = memory;

  describe.each(cases)('$name', (each) => {
    it('gives what float64 gives, and writes rows × cols numbers', () => {
      const pass = (each: Case, on: Memory, precision: Precision): Real[] => {
        const z = inputs(on.take, precision);
        return [forward(each, z, on), backward(each, z, z, on)];
      };
      const wide = pass(each, js, 'float64');
      const narrow = pass(each, memory, 'float32');
      wide.forEach((expected, which) => {
        for (let i = 0; i < n; i++) expect(narrow[which]![i]).toBeCloseTo(expected[i]!, 5);
        for (const values of [expected, narrow[which]!]) expect([values[n], values[n + 1]]).toEqual([canary, canary]);
      });
    });

    it('stays finite at ±1000', () => {
      const z = take('float32', n).map((_, i) => (i % 2 ? 1000 : -1000));
      const ones = take('float32', n).fill(1);
      expect([...forward(each, copy('float32', z), memory)]).toSatisfy(allFinite);
      expect([...backward(each, copy('float32', z), ones, memory)]).toSatisfy(allFinite);
    });

    it('shows NaN instead of hiding it', () => {
      expect(forward(each, take('float32', n).fill(NaN), memory)[0]).toBeNaN();
    });

    it('is what plain JavaScript gives, over many numbers and odd ones', () => {
      const random = stream(2, 'many');
      const odd = [0, -0, NaN, Infinity, -Infinity, 1e-30, -1e-40, 88, -88, 104, 1000, 3e38];
      const z = Float32Array.from({ length: 67 * cols }, (_, i) => odd[i] ?? 10 * random.normal());
      const da = z.map(() => random.normal());
      const pass = (on: Memory): Real[] => {
        const [at, by] = [on.copy('float32', z), on.copy('float32', da)];
        return [forward(each, at, on), backward(each, at, by, on)];
      };
      const [a, dz] = pass(memory);
      const [expectedA, expectedDz] = pass(js);
      expectSame(a!, expectedA!, exact, 'a');
      expectSame(dz!, expectedDz!, exact, 'dz');
    });
  });
});
