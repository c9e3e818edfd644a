import { describe, expect, it } from 'vitest';
import { jsBackend } from '../../engine/src/kernels/js';
import type { Precision, Real } from '../../engine/src/kernels/real';
import type { AnyOptimizer, OptimizerStep } from '../../engine/src/optimizers/_optimizer';
import { optimizers } from '../../engine/src/optimizers/_registry';
import { defaults } from '../../engine/src/params/fill';
import type { ParamRecord } from '../../engine/src/params/param';
import { stream } from '../../engine/src/random/stream';
import { memoryOf, type Memory } from '../../engine/src/testing/memory';
import { backends, expectSame } from './support/backends';

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

type Step = OptimizerStep<ParamRecord>;

/** Weights, gradients and state of 0. */
const startOn = (
  { kernels, take }: Memory,
  precision: Precision,
  { optimizer, p }: (typeof variants)[number],
  length = n,
): Step => ({
  k: kernels,
  w: take(precision, length),
  dw: take(precision, length),
  n: length,
  slots: Object.fromEntries(optimizer.slots.map((name) => [name, take(precision, length)])),
  scalars: { ...optimizer.scalars },
  learningRate: 0.05,
  p,
});

const run = (optimizer: AnyOptimizer, c: Step, steps: number): void => {
  for (let t = 0; t < steps; t++) {
    for (let i = 0; i < n; i++) c.dw[i] = curvature[i]! * (c.w[i]! - 5);
    optimizer.step(c);
  }
};

/** Plain JavaScript, which has float64. */
const js = memoryOf(jsBackend);

describe.each(variants)('$title', (variant) => {
  const { optimizer } = variant;
  const start = () => startOn(js, 'float64', variant);

  it('comes down a quadratic bowl', () => {
    const c = start();
    const before = cost(c.w);
    run(optimizer, c, 20);
    expect(cost(c.w)).toBeLessThan(before);
    run(optimizer, c, 2000);
    expect(cost(c.w)).toBeLessThan(1e-2 * before);
  });

  it('first steps against the gradient, in each weight', () => {
    const c = start();
    c.dw.set([1, -1, 2, -2, 1e-3, -1e-3]);
    optimizer.step(c);
    [...c.w].forEach((w, i) => expect(Math.sign(w)).toBe(-Math.sign(c.dw[i]!)));
  });

  it('keeps the state it declares and no other', () => {
    const c = start();
    const buffers = [c.w, c.dw, ...Object.values(c.slots)];
    run(optimizer, c, 3);
    expect(Object.keys(c.slots)).toEqual([...optimizer.slots]);
    expect(Object.keys(c.scalars)).toEqual(Object.keys(optimizer.scalars));
    [c.w, c.dw, ...Object.values(c.slots)].forEach((buffer, i) => expect(buffer).toBe(buffers[i]));
  });
});

describe.each(backends)('in float32 on $name', ({ backend, exact }) => {
  const memory = memoryOf(backend);

  describe.each(variants)('$title', (variant) => {
    const { optimizer } = variant;
    const start = (length = n) => startOn(memory, 'float32', variant, length);

    it('does what it does in float64, to rounding', () => {
      const [double, single] = [startOn(js, 'float64', variant), start()];
      run(optimizer, double, 50);
      run(optimizer, single, 50);
      double.w.forEach((w, i) => expect(Math.abs(single.w[i]! - w)).toBeLessThan(1e-4));
    });

    it('stands still, and stays finite, where the gradient is 0', () => {
      const c = start();
      c.w.fill(3);
      for (let t = 0; t < 10; t++) optimizer.step(c);
      expect([...c.w]).toEqual(new Array(n).fill(3));
    });

    it('touches the first n weights only, and no gradient', () => {
      const c = { ...start(), n: n - 2 };
      c.dw.fill(1);
      optimizer.step(c);
      expect([...c.w.subarray(n - 2)]).toEqual([0, 0]);
      expect([...c.dw]).toEqual(new Array(n).fill(1));
      for (const slot of Object.values(c.slots)) expect([...slot.subarray(n - 2)]).toEqual([0, 0]);
    });

    it('goes on from saved state as if it had not stopped', () => {
      const through = start();
      run(optimizer, through, 30);
      const first = start();
      run(optimizer, first, 10);
      const second: Step = { ...start(), scalars: { ...first.scalars } };
      second.w.set(first.w);
      for (const [name, slot] of Object.entries(second.slots)) slot.set(first.slots[name]!);
      run(optimizer, second, 20);
      expect(second.w).toEqual(through.w);
      expect(second.scalars).toEqual(through.scalars);
    });

    it('does what it does in plain JavaScript, to many weights', () => {
      const length = 5003;
      const pass = (on: Memory): Step => {
        const random = stream(4, 'weights and gradients');
        const c = startOn(on, 'float32', variant, length);
        for (let i = 0; i < length; i++) c.w[i] = random.normal();
        for (let t = 0; t < 4; t++) {
          for (let i = 0; i < length; i++) c.dw[i] = i % 10 === 0 ? 0 : random.normal();
          optimizer.step(c);
        }
        return c;
      };
      const [here, there] = [pass(memory), pass(js)];
      expectSame(here.w, there.w, exact, 'w');
      for (const name of optimizer.slots) expectSame(here.slots[name]!, there.slots[name]!, exact, name);
    });

    it('allocates nothing that grows with the weights or the steps', () => {
      const c = start(10_000);
      c.dw.fill(0.1);
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
