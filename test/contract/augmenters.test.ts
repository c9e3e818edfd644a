import { describe, expect, it } from 'vitest';
import type { AnyAugmenter, AugmentFacts } from '../../engine/src/augmenters/_augmenter';
import { augmenters } from '../../engine/src/augmenters/_registry';
import { allocate, type Precision } from '../../engine/src/kernels/real';
import type { Target } from '../../engine/src/layers/_layer';
import { defaults } from '../../engine/src/params/fill';
import type { ParamRecord } from '../../engine/src/params/param';
import { classCounts } from '../../engine/src/pipeline/classes';
import type { EncodedRows } from '../../engine/src/pipeline/pipeline';
import { stream } from '../../engine/src/random/stream';

const targets: readonly Target[] = [
  { kind: 'number', names: ['t'] },
  { kind: 'number', names: ['t', 'u'] },
  { kind: 'category', name: 't', classes: ['a', 'b'] },
  { kind: 'category', name: 't', classes: ['a', 'b', 'c', 'd'] },
];
const features = 3;

const outputsOf = (target: Target): number => {
  if (target.kind === 'number') return target.names.length;
  return target.classes.length === 2 ? 1 : target.classes.length;
};

/** How much the row of the table counts. */
const weightOf = (source: number): number => 0.5 + (source % 3);

const rowsOf = (target: Target, rows: number, precision: Precision): EncodedRows => {
  const random = stream(9, 'rows');
  const outputs = outputsOf(target);
  const x = allocate(precision, rows * features);
  const y = allocate(precision, rows * outputs);
  for (let i = 0; i < x.length; i++) x[i] = random.normal();
  for (let row = 0; row < rows; row++) {
    if (target.kind === 'number') for (let j = 0; j < outputs; j++) y[row * outputs + j] = random.normal();
    else if (outputs === 1) y[row] = Number(random.uniform() < 0.3);
    else y[row * outputs + random.below(outputs)] = 1;
  }
  const source = Int32Array.from({ length: rows }, (_, i) => 5 * i);
  return { rows, outputs, x, y, weights: allocate(precision, rows).map((_, i) => weightOf(source[i]!)), source };
};

const factsOf = (target: Target): AugmentFacts => ({
  target,
  features,
  // The last column is one-hot.
  deviations: Float64Array.of(1, 2, 0),
});

/** The defaults, and each parameter at both ends of its range. */
const settingsOf = ({ params }: AnyAugmenter): ParamRecord[] => {
  const usual = defaults(params);
  const ends = Object.entries(params).flatMap(([name, param]) =>
    param.type === 'int' || param.type === 'float'
      ? [param.min, param.max].map((value) => ({ ...usual, [name]: value }))
      : [],
  );
  return [usual, ...ends];
};

const cases = (Object.values(augmenters) as readonly AnyAugmenter[]).flatMap((augmenter) =>
  targets
    .filter((target) => augmenter.fits(target))
    .map((target) => [augmenter.kind, `${outputsOf(target)} × ${target.kind}`, augmenter, target] as const),
);

it('every augmenter fits some target, and says what it needs', () => {
  for (const augmenter of Object.values(augmenters) as readonly AnyAugmenter[]) {
    expect(
      cases.some(([, , each]) => each === augmenter),
      augmenter.kind,
    ).toBe(true);
    expect(augmenter.needs).toMatch(/^a target\b/);
  }
});

describe.each(cases)('%s of %s', (_, _of, augmenter, target) => {
  const grow = (rows: EncodedRows, p: ParamRecord, seed = 1): EncodedRows =>
    augmenter.grow(rows, factsOf(target), stream(seed, 'augment'), p);

  it.each(['float32', 'float64'] as const)('makes as many %s rows as it says, all of finite numbers', (precision) => {
    for (const count of [2, 3, 40]) {
      for (const p of settingsOf(augmenter)) {
        const rows = rowsOf(target, count, precision);
        const more = grow(rows, p);
        expect(more.rows).toBe(augmenter.size(rows, p));
        expect([more.x.length, more.y.length, more.source.length, more.outputs]).toEqual([
          more.rows * features,
          more.rows * rows.outputs,
          more.rows,
          rows.outputs,
        ]);
        expect(more.x.constructor).toBe(rows.x.constructor);
        expect([...more.x, ...more.y].every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('puts the given rows in front, and does not write to them', () => {
    const rows = rowsOf(target, 12, 'float64');
    const before = structuredClone(rows);
    const more = grow(rows, defaults(augmenter.params));
    expect(rows).toEqual(before);
    expect(more.x.slice(0, 12 * features)).toEqual(rows.x);
    expect(more.y.slice(0, 12 * rows.outputs)).toEqual(rows.y);
    expect(more.source.slice(0, 12)).toEqual(rows.source);
    expect([...more.source].every((source) => rows.source.includes(source))).toBe(true);
  });

  it('gives a made row the weight of its source; without weights there are none', () => {
    const rows = rowsOf(target, 12, 'float64');
    const more = grow(rows, defaults(augmenter.params));
    expect([...more.weights!]).toEqual(Array.from(more.source, weightOf));
    expect(grow({ ...rows, weights: null }, defaults(augmenter.params)).weights).toBeNull();
  });

  it('draws the same for the same seed', () => {
    const rows = rowsOf(target, 12, 'float64');
    for (const p of settingsOf(augmenter)) expect(grow(rows, p)).toEqual(grow(rows, p));
  });

  it('keeps targets of classes shares: none negative, together one a row', () => {
    if (target.kind !== 'category') return;
    const more = grow(rowsOf(target, 40, 'float64'), defaults(augmenter.params));
    expect([...more.y].every((share) => share >= 0 && share <= 1)).toBe(true);
    const sum = classCounts(more, target).reduce((a, b) => a + b, 0);
    expect(Math.abs(sum - more.rows)).toBeLessThan(1e-9);
  });
});
