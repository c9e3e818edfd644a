import { describe, expect, it } from 'vitest';
import { activations } from '../../engine/src/activations/_registry';
import type { AnyActivation } from '../../engine/src/activations/_activation';
import { jsBackend } from '../../engine/src/kernels/js';
import { precisionOf, type Real } from '../../engine/src/kernels/real';
import type { Target } from '../../engine/src/layers/_layer';
import type { LossDef } from '../../engine/src/losses/_loss';
import { losses } from '../../engine/src/losses/_registry';
import { stream } from '../../engine/src/random/stream';
import { memoryOf, type Memory } from '../../engine/src/testing/memory';
import { backends, expectSame } from './support/backends';

const targets: readonly Target[] = [
  { kind: 'number', names: ['t'] },
  { kind: 'number', names: ['t', 'u', 'v'] },
  { kind: 'category', name: 't', classes: ['a', 'b'] },
  { kind: 'category', name: 't', classes: ['a', 'b', 'c', 'd', 'e'] },
];

const rows = 7;
const all = Object.values(losses) as readonly LossDef[];
const cases = all.flatMap((loss) =>
  targets.flatMap((target) => {
    const cols = loss.outputs(target);
    return cols === null
      ? []
      : [
          [
            `${loss.kind} for ${target.kind === 'number' ? `${target.names.length} numbers` : `${target.classes.length} classes`}`,
            loss,
            target,
            cols,
          ] as const,
        ];
  }),
);

const activationOf = (loss: LossDef): AnyActivation =>
  (activations as Readonly<Record<string, AnyActivation>>)[loss.activation]!;

const predicted = (loss: LossDef, z: Real, cols: number, { kernels, take }: Memory): Real => {
  const yHat = take(precisionOf(z), z.length);
  activationOf(loss).forward(kernels, z, yHat, z.length / cols, cols, {});
  return yHat;
};

/** Targets as the pipeline encodes them. */
const targetRows = (target: Target, cols: number, count = rows): Float64Array => {
  const random = stream(3, 'targets');
  const y = new Float64Array(count * cols);
  for (let r = 0; r < count; r++) {
    if (target.kind === 'number') for (let j = 0; j < cols; j++) y[r * cols + j] = random.normal();
    else if (cols === 1) y[r] = random.below(2);
    else y[r * cols + random.below(cols)] = 1;
  }
  return y;
};

const normal = (n: number, scale: number): Float64Array => {
  const random = stream(5, 'z');
  return Float64Array.from({ length: n }, () => scale * random.normal());
};

/** Plain JavaScript, which has float64. */
const js = memoryOf(jsBackend);
const k = js.kernels;

it('every kind of target has a loss, and every loss a target', () => {
  for (const target of targets) expect(all.some((loss) => loss.outputs(target) !== null)).toBe(true);
  for (const loss of all)
    expect(
      cases.some(([, each]) => each === loss),
      loss.kind,
    ).toBe(true);
});

describe.each(cases)('%s', (_, loss, target, cols) => {
  const y = targetRows(target, cols);

  it.each([
    ['rows that count once', null],
    ['rows of different weight', Float64Array.of(1, 0, 2.5, 1, 0.25, 3, 1)],
  ])('has a gradient that agrees with the central difference of its mean, for %s', (_name, weight) => {
    const z = normal(rows * cols, 2);
    const dz = new Float64Array(rows * cols);
    loss.gradient(k, z, predicted(loss, z, cols, js), y, dz, rows, cols, weight);
    const mean = (at: number, by: number): number => {
      const moved = z.slice();
      moved[at]! += by;
      return loss.total(k, moved, predicted(loss, moved, cols, js), y, rows, cols, weight) / rows;
    };
    let difference = 0;
    let size = 0;
    dz.forEach((analytic, i) => {
      const numeric = (mean(i, 1e-5) - mean(i, -1e-5)) / 2e-5;
      difference += (analytic - numeric) ** 2;
      size += analytic ** 2 + numeric ** 2;
    });
    expect(size).toBeGreaterThan(0);
    expect(Math.sqrt(difference / size)).toBeLessThan(1e-8);
  });

  it('is never negative, and is a sum over rows', () => {
    const z = normal(rows * cols, 3);
    const yHat = predicted(loss, z, cols, js);
    let sum = 0;
    for (let r = 0; r < rows; r++) {
      const part = (values: Real) => values.slice(r * cols, (r + 1) * cols);
      const one = loss.total(k, part(z), part(yHat), part(y), 1, cols, null);
      expect(one).toBeGreaterThanOrEqual(0);
      sum += one;
    }
    expect(loss.total(k, z, yHat, y, rows, cols, null)).toBeCloseTo(sum, 10);
    const weight = Float64Array.from({ length: rows }, (_, r) => (r === 2 ? 3 : 0));
    const third = loss.total(k, z.slice(2 * cols), yHat.slice(2 * cols), y.slice(2 * cols), 1, cols, null);
    expect(loss.total(k, z, yHat, y, rows, cols, weight)).toBeCloseTo(3 * third, 10);
  });
});

describe.each(backends)('in float32 on $name', ({ backend, exact }) => {
  const memory = memoryOf(backend);
  const { kernels, take } = memory;
  const copy = (values: ArrayLike<number>): Real => memory.copy('float32', values);

  describe.each(cases)('%s', (_, loss, target, cols) => {
    const y = targetRows(target, cols);

    it('stays finite where exponentials would not', () => {
      for (const scale of [1e3, 1e5]) {
        const z = copy(normal(rows * cols, scale));
        const yHat = predicted(loss, z, cols, memory);
        const dz = take('float32', z.length);
        expect(loss.total(kernels, z, yHat, copy(y), rows, cols, null)).toBeLessThan(Infinity);
        loss.gradient(kernels, z, yHat, copy(y), dz, rows, cols, null);
        expect(dz.every(Number.isFinite)).toBe(true);
      }
    });

    it('touches only the rows of the batch', () => {
      const z = copy(normal((rows + 2) * cols, 1));
      const dz = take('float32', z.length).fill(77);
      const more = take('float32', z.length).fill(1e9);
      more.set(y);
      const yHat = predicted(loss, z, cols, memory);
      loss.gradient(kernels, z, yHat, more, dz, rows, cols, null);
      expect([...dz.subarray(rows * cols)]).toEqual(new Array(2 * cols).fill(77));
      const first = (values: Real) => copy(values.subarray(0, rows * cols));
      expect(loss.total(kernels, z, yHat, more, rows, cols, null)).toBe(
        loss.total(kernels, first(z), first(yHat), copy(y), rows, cols, null),
      );
    });

    it.each([1, rows, 3001])('is what plain JavaScript gives, for %d rows with and without weights', (count) => {
      const weight = Float64Array.from({ length: count }, (_, r) => [1, 0, 2.5, 0.25, 3][r % 5]!);
      const pass = (on: Memory, weighted: boolean): { total: number; dz: Real } => {
        const z = on.copy('float32', normal(count * cols, 3));
        const yHat = predicted(loss, z, cols, on);
        const goal = on.copy('float32', targetRows(target, cols, count));
        const each = weighted ? on.copy('float32', weight) : null;
        const dz = on.take('float32', z.length);
        const total = loss.total(on.kernels, z, yHat, goal, count, cols, each);
        loss.gradient(on.kernels, z, yHat, goal, dz, count, cols, each);
        return { total, dz };
      };
      for (const weighted of [false, true]) {
        const [here, there] = [pass(memory, weighted), pass(js, weighted)];
        if (exact) expect(here.total).toBe(there.total);
        else expect(here.total / there.total).toBeCloseTo(1, 5);
        expectSame(here.dz, there.dz, exact, 'dz');
      }
    });
  });
});

it('binary cross-entropy of a row that is nearly sure is small and not 0, in float32', () => {
  const loss = losses['binary-cross-entropy'];
  const [z, y] = [Float32Array.of(20, -40), Float32Array.of(1, 0)];
  expect(loss.total(k, z, z, y, 2, 1, null) / (Math.exp(-20) + Math.exp(-40))).toBeCloseTo(1, 5);
});
