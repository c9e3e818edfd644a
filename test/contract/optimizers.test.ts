import { describe, expect, it } from 'vitest';
import type { Real } from '../../engine/src/kernels/real';
import type { AnyOptimizer, OptimizerStep } from '../../engine/src/optimizers/_optimizer';
import { optimizers } from '../../engine/src/optimizers/_registry';
import { defaults } from '../../engine/src/params/fill';
import type { ParamRecord } from '../../engine/src/params/param';

const n = 6;

/** J = Σ cᵢ·(wᵢ − 5)²/2 with curvatures from 0.1 to 1: its gradient is c·(w − 5). */
const curvature = Array.from({ length: n }, (_, i) => 0.1 + (0.9 * i) / (n - 1));
const cost = (w: Real): number => curvature.reduce((sum, c, i) => sum + (c * (w[i]! - 5) ** 2) / 2, 0);

/** As it comes, and with each of its switches the other way. */
const variants = Object.entries(optimizers as Readonly<Record<string, AnyOptimizer>>).flatMap(([kind, optimizer]) => {
  const p = defaults(optimizer.params);
  const switches = Object.keys(p).filter((name) => optimizer.params[name]!.type === 'bool');
  return [
    { title: kind, optimizer, p },
    ...switches.map((name) => {
      const other = p[name] === false;
      return { title: `${kind}, ${name} ${other ? 'on' : 'off'}`, optimizer, p: { ...p, [name]: other } };
    }),
  ];
});

const startWith = (
  optimizer: AnyOptimizer,
  make: (length: number) => Real,
  p: ParamRecord,
): OptimizerStep<ParamRecord> => ({
  w: make(n),
  dw: make(n),
  n,
  slots: Object.fromEntries(optimizer.slots.map((name) => [name, make(n)])),
  scalars: { ...optimizer.scalars },
  learningRate: 0.05,
  p,
});

const run = (optimizer: AnyOptimizer, c: OptimizerStep<ParamRecord>, steps: number): void => {
  for (let t = 0; t < steps; t++) {
    for (let i = 0; i < n; i++) c.dw[i] = curvature[i]! * (c.w[i]! - 5);
    optimizer.step(c);
  }
};

const in64 = (length: number) => new Float64Array(length);
const in32 = (length: number) => new Float32Array(length);

describe.each(variants)('$title', ({ optimizer, p }) => {
  const start = (make: (length: number) => Real) => startWith(optimizer, make, p);

  it('comes down a quadratic bowl', () => {
    const c = start(in64);
    const before = cost(c.w);
    run(optimizer, c, 20);
    expect(cost(c.w)).toBeLessThan(before);
    run(optimizer, c, 2000);
    expect(cost(c.w)).toBeLessThan(1e-2 * before);
  });

  it('first steps against the gradient, in each weight', () => {
    const c = start(in64);
    c.dw.set([1, -1, 2, -2, 1e-3, -1e-3]);
    optimizer.step(c);
    [...c.w].forEach((w, i) => expect(Math.sign(w)).toBe(-Math.sign(c.dw[i]!)));
  });

  it('does the same in float32 as in float64, to rounding', () => {
    const [double, single] = [start(in64), start(in32)];
    run(optimizer, double, 50);
    run(optimizer, single, 50);
    double.w.forEach((w, i) => expect(Math.abs(single.w[i]! - w)).toBeLessThan(1e-4));
  });

  it('stands still, and stays finite, where the gradient is 0', () => {
    const c = start(in32);
    c.w.fill(3);
    for (let t = 0; t < 10; t++) optimizer.step(c);
    expect([...c.w]).toEqual(new Array(n).fill(3));
  });

  it('touches the first n weights only, and no gradient', () => {
    const c = { ...start(in64), n: n - 2 };
    c.dw.fill(1);
    optimizer.step(c);
    expect([...c.w.subarray(n - 2)]).toEqual([0, 0]);
    expect([...c.dw]).toEqual(new Array(n).fill(1));
    for (const slot of Object.values(c.slots)) expect([...slot.subarray(n - 2)]).toEqual([0, 0]);
  });

  it('goes on from saved state as if it had not stopped', () => {
    const through = start(in32);
    run(optimizer, through, 30);
    const first = start(in32);
    run(optimizer, first, 10);
    const second: OptimizerStep<ParamRecord> = {
      ...start(in32),
      w: first.w.slice(),
      slots: Object.fromEntries(Object.entries(first.slots).map(([name, slot]) => [name, slot.slice()])),
      scalars: { ...first.scalars },
    };
    run(optimizer, second, 20);
    expect(second.w).toEqual(through.w);
    expect(second.scalars).toEqual(through.scalars);
  });

  it('keeps the state it declares and no other', () => {
    const c = start(in64);
    const buffers = [c.w, c.dw, ...Object.values(c.slots)];
    run(optimizer, c, 3);
    expect(Object.keys(c.slots)).toEqual([...optimizer.slots]);
    expect(Object.keys(c.scalars)).toEqual(Object.keys(optimizer.scalars));
    expect([c.w, c.dw, ...Object.values(c.slots)]).toEqual(buffers);
    [c.w, c.dw, ...Object.values(c.slots)].forEach((buffer, i) => expect(buffer).toBe(buffers[i]));
  });

  it('allocates nothing that grows with the weights or the steps', () => {
    const length = 10_000;
    const c: OptimizerStep<ParamRecord> = {
      ...start(in32),
      w: in32(length),
      dw: in32(length).fill(0.1),
      n: length,
      slots: Object.fromEntries(optimizer.slots.map((name) => [name, in32(length)])),
    };
    for (let t = 0; t < 300; t++) optimizer.step(c);
    const least = Math.min(
      ...Array.from({ length: 5 }, () => {
        const before = process.memoryUsage().heapUsed;
        for (let t = 0; t < 200; t++) optimizer.step(c);
        return process.memoryUsage().heapUsed - before;
      }),
    );
    // One number boxed for each weight would be 200 × 10 000 × 16 bytes; one buffer a step 8 MB.
    expect(least).toBeLessThan(200_000);
  });
});

const decaying = Object.values(optimizers as Readonly<Record<string, AnyOptimizer>>).filter(({ decay }) => decay);

it.each(decaying)(
  '$kind has a decay that is finite and never below 0, at either end of its parameters',
  (optimizer) => {
    for (const end of ['min', 'max'] as const) {
      const p = Object.fromEntries(
        Object.entries(optimizer.params).map(([name, param]) => [
          name,
          param.type === 'float' ? param[end] : param.default,
        ]),
      );
      const decay = optimizer.decay!(p);
      expect(Number.isFinite(decay)).toBe(true);
      expect(decay).toBeGreaterThanOrEqual(0);
    }
  },
);
