import { describe, expect, it } from 'vitest';
import type { AnyActivation } from '../../engine/src/activations/_activation';
import { activations } from '../../engine/src/activations/_registry';
import { allocate, type Precision, type Real } from '../../engine/src/kernels/real';
import { checkValues } from '../../engine/src/params/check';
import { defaults } from '../../engine/src/params/fill';
import type { ParamRecord } from '../../engine/src/params/param';
import { stream } from '../../engine/src/random/stream';

/** Every promise of `activations/_activation.ts`, for every activation and each of its samples. A new one needs no line here. */

const rows = 4;
const cols = 3;
const n = rows * cols;
const canary = 54321.5;

const inputs = (precision: Precision): Real => {
  const random = stream(1, 'activation inputs');
  return allocate(precision, n).map(() => Math.fround(2 * random.normal()));
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

const forward = ({ def, p }: Case, z: Real, precision: Precision): Real => {
  const a = allocate(precision, n + 2).fill(canary);
  def.forward(z, a, rows, cols, p);
  return a;
};

const backward = (each: Case, z: Real, da: Real, precision: Precision): Real => {
  const dz = allocate(precision, n + 2).fill(canary);
  each.def.backward(z, forward(each, z, precision), da, dz, rows, cols, each.p);
  return dz;
};

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
    const z = inputs('float64');
    const da = inputs('float64').reverse();
    const dz = backward(each, z, da, 'float64');
    const epsilon = 1e-6;
    for (let i = 0; i < n; i++) {
      const at = (value: number): number => {
        const moved = z.slice();
        moved[i] = value;
        const a = forward(each, moved, 'float64');
        return [...da].reduce((sum, d, j) => sum + d * a[j]!, 0);
      };
      const numeric = (at(z[i]! + epsilon) - at(z[i]! - epsilon)) / (2 * epsilon);
      expect(Math.abs(dz[i]! - numeric)).toBeLessThan(1e-8);
    }
  });

  it('gives in float32 what it gives in float64, and writes rows × cols numbers', () => {
    const wide = [
      forward(each, inputs('float64'), 'float64'),
      backward(each, inputs('float64'), inputs('float64'), 'float64'),
    ];
    const narrow = [
      forward(each, inputs('float32'), 'float32'),
      backward(each, inputs('float32'), inputs('float32'), 'float32'),
    ];
    wide.forEach((expected, which) => {
      for (let i = 0; i < n; i++) expect(narrow[which]![i]).toBeCloseTo(expected[i]!, 5);
      for (const values of [expected, narrow[which]!]) expect([values[n], values[n + 1]]).toEqual([canary, canary]);
    });
  });

  it('stays finite at ±1000', () => {
    const z = Float64Array.from({ length: n }, (_, i) => (i % 2 ? 1000 : -1000));
    const a = forward(each, z, 'float64');
    const dz = backward(each, z, new Float64Array(n).fill(1), 'float64');
    for (let i = 0; i < n; i++) {
      expect(a[i]).toSatisfy(Number.isFinite);
      expect(dz[i]).toSatisfy(Number.isFinite);
    }
  });

  it('shows NaN instead of hiding it', () => {
    const z = new Float64Array(n).fill(NaN);
    expect(forward(each, z, 'float64')[0]).toBeNaN();
  });
});
