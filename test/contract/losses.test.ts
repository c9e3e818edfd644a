import { describe, expect, it } from 'vitest';
import { activations } from '../../engine/src/activations/_registry';
import type { AnyActivation } from '../../engine/src/activations/_activation';
import type { Target } from '../../engine/src/layers/_layer';
import type { LossDef } from '../../engine/src/losses/_loss';
import { losses } from '../../engine/src/losses/_registry';
import { stream } from '../../engine/src/random/stream';

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

const predicted = (loss: LossDef, z: Float64Array, cols: number): Float64Array => {
  const yHat = new Float64Array(z.length);
  activationOf(loss).forward(z, yHat, z.length / cols, cols, {});
  return yHat;
};

/** Targets as the pipeline encodes them. */
const targetRows = (target: Target, cols: number): Float64Array => {
  const random = stream(3, 'targets');
  const y = new Float64Array(rows * cols);
  for (let r = 0; r < rows; r++) {
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
    loss.gradient(z, predicted(loss, z, cols), y, dz, rows, cols, weight);
    const mean = (at: number, by: number): number => {
      const moved = z.slice();
      moved[at]! += by;
      return loss.total(moved, predicted(loss, moved, cols), y, rows, cols, weight) / rows;
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
    const yHat = predicted(loss, z, cols);
    let sum = 0;
    for (let r = 0; r < rows; r++) {
      const part = (values: Float64Array) => values.slice(r * cols, (r + 1) * cols);
      const one = loss.total(part(z), part(yHat), part(y), 1, cols, null);
      expect(one).toBeGreaterThanOrEqual(0);
      sum += one;
    }
    expect(loss.total(z, yHat, y, rows, cols, null)).toBeCloseTo(sum, 10);
    const weight = Float64Array.from({ length: rows }, (_, r) => (r === 2 ? 3 : 0));
    const third = loss.total(z.slice(2 * cols), yHat.slice(2 * cols), y.slice(2 * cols), 1, cols, null);
    expect(loss.total(z, yHat, y, rows, cols, weight)).toBeCloseTo(3 * third, 10);
  });

  it('stays finite where exponentials would not, in float32 too', () => {
    for (const scale of [1e3, 1e5]) {
      const z = Float32Array.from(normal(rows * cols, scale));
      const yHat = new Float32Array(z.length);
      const dz = new Float32Array(z.length);
      activationOf(loss).forward(z, yHat, rows, cols, {});
      expect(loss.total(z, yHat, Float32Array.from(y), rows, cols, null)).toBeLessThan(Infinity);
      loss.gradient(z, yHat, Float32Array.from(y), dz, rows, cols, null);
      expect(dz.every(Number.isFinite)).toBe(true);
    }
  });

  it('touches only the rows of the batch', () => {
    const z = normal((rows + 2) * cols, 1);
    const dz = new Float64Array(z.length).fill(77);
    const more = new Float64Array(z.length);
    more.set(y);
    more.fill(1e9, rows * cols);
    loss.gradient(z, predicted(loss, z, cols), more, dz, rows, cols, null);
    expect([...dz.subarray(rows * cols)]).toEqual(new Array(2 * cols).fill(77));
    expect(loss.total(z, predicted(loss, z, cols), more, rows, cols, null)).toBe(
      loss.total(z.slice(0, rows * cols), predicted(loss, z.slice(0, rows * cols), cols), y, rows, cols, null),
    );
  });
});
