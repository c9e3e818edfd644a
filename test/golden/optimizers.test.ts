import { describe, expect, it } from 'vitest';
import type { AnyOptimizer } from '../../engine/src/optimizers/_optimizer';
import { optimizers } from '../../engine/src/optimizers/_registry';
import { defaults } from '../../engine/src/params/fill';

/** Weights after each of some steps on J = (w − 5)², dJ/dw = 2(w − 5), from w = 0. */
const walk = (optimizer: AnyOptimizer, steps: number, learningRate: number, params: object = {}): number[] => {
  const w = new Float64Array(1);
  const dw = new Float64Array(1);
  const slots = Object.fromEntries(optimizer.slots.map((name) => [name, new Float64Array(1)]));
  const scalars = { ...optimizer.scalars };
  const p = { ...defaults(optimizer.params), ...params };
  return Array.from({ length: steps }, () => {
    dw[0] = 2 * (w[0]! - 5);
    optimizer.step({ w, dw, n: 1, slots, scalars, learningRate, p });
    return w[0]!;
  });
};

describe('optimizers on J = (w − 5)², α = 0.01', () => {
  it('T71: gradient descent goes to 0.1 in one step, and to 5(1 − 0.98¹⁰⁰¹) in 1001', () => {
    const path = walk(optimizers['gradient-descent'], 1001, 0.01);
    expect(path[0]).toBeCloseTo(0.1, 12);
    expect(path[1000]).toBeCloseTo(4.99999999175, 11);
  });

  it('T40: momentum', () => {
    const [first, second] = walk(optimizers.momentum, 2, 0.01);
    expect(first).toBeCloseTo(0.01, 12);
    expect(second).toBeCloseTo(0.02898, 12);
  });

  it('T41: RMSprop with β₂ = 0.9', () => {
    const [first, second] = walk(optimizers.rmsprop, 2, 0.01, { beta2: 0.9 });
    expect(first).toBeCloseTo(0.0316228, 7);
    expect(second).toBeCloseTo(0.0544953, 7);
  });

  it('T42: Adam, whose first step is α whatever the scale of the gradient', () => {
    const [first, second] = walk(optimizers.adam, 2, 0.01);
    expect(first).toBeCloseTo(0.00999999999, 11);
    expect(second).toBeCloseTo(0.0199995, 7);
  });
});
