import { describe, expect, it } from 'vitest';
import { jsKernels } from '../../engine/src/kernels/js';
import type { AnyOptimizer } from '../../engine/src/optimizers/_optimizer';
import { optimizers } from '../../engine/src/optimizers/_registry';
import { defaults } from '../../engine/src/params/fill';

/** One weight under an optimizer: `step` takes its gradient, shrinks it by the decay as the caller must, and updates it. */
const weightUnder = (optimizer: AnyOptimizer, learningRate: number, params: object = {}, start = 0) => {
  const w = Float64Array.of(start);
  const dw = new Float64Array(1);
  const slots = Object.fromEntries(optimizer.slots.map((name) => [name, new Float64Array(1)]));
  const scalars = { ...optimizer.scalars };
  const p = { ...defaults(optimizer.params), ...params };
  const step = (gradient: number): number => {
    dw[0] = gradient;
    w[0] = w[0]! * (1 - learningRate * (optimizer.decay?.(p) ?? 0));
    optimizer.step({ k: jsKernels, w, dw, n: 1, slots, scalars, learningRate, p });
    return w[0];
  };
  return { w, step };
};

/** Weights after each of some steps on J = (w − 5)², dJ/dw = 2(w − 5), from w = 0 unless told otherwise. */
const walk = (optimizer: AnyOptimizer, steps: number, learningRate: number, params: object = {}, start = 0) => {
  const { w, step } = weightUnder(optimizer, learningRate, params, start);
  return Array.from({ length: steps }, () => step(2 * (w[0]! - 5)));
};

/** How far the first step goes against a gradient. */
const firstStep = (optimizer: AnyOptimizer, learningRate: number, gradient: number): number =>
  -weightUnder(optimizer, learningRate).step(gradient);

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

  it('T40: momentum as Keras and PyTorch have it is the same path at the rate α·(1 − β)', () => {
    let w = 0;
    let v = 0;
    const path = Array.from({ length: 100 }, () => {
      v = 0.9 * v + 2 * (w - 5);
      w -= 0.01 * (1 - 0.9) * v;
      return w;
    });
    walk(optimizers.momentum, 100, 0.01).forEach((each, t) => expect(each).toBeCloseTo(path[t]!, 12));
  });

  // V₁/(1 − 0.9) = dW = −10. Then dW = −9.8, V₂ = −0.9 − 0.98 = −1.88, and 1.88/(1 − 0.81) = 9.894737.
  it('T40: momentum with the correction switched on takes a first step of α·dW', () => {
    const [first, second] = walk(optimizers.momentum, 2, 0.01, { correct: true });
    expect(first).toBeCloseTo(0.1, 12);
    expect(second).toBeCloseTo(0.1 + 0.01 * (1.88 / 0.19), 12);
  });

  it('T41: RMSprop with β₂ = 0.9', () => {
    const [first, second] = walk(optimizers.rmsprop, 2, 0.01, { beta2: 0.9 });
    expect(first).toBeCloseTo(0.0316228, 7);
    expect(second).toBeCloseTo(0.0544953, 7);
  });

  // Ŝ₁ = dW² exactly: the step is α. Then dW = −9.98, S₂ = 9 + 9.96004 = 18.96004, Ŝ₂ = S₂/(1 − 0.81).
  it('T41: RMSprop with the correction switched on takes a first step of α', () => {
    const [first, second] = walk(optimizers.rmsprop, 2, 0.01, { beta2: 0.9, correct: true });
    expect(first).toBeCloseTo(0.01, 10);
    expect(second).toBeCloseTo(0.01 + (0.01 * 9.98) / Math.sqrt(18.96004 / 0.19), 10);
  });

  it('T42: Adam', () => {
    const [first, second] = walk(optimizers.adam, 2, 0.01);
    expect(first).toBeCloseTo(0.00999999999, 11);
    expect(second).toBeCloseTo(0.0199995, 7);
  });

  // V₁ = 0.1·dW, S₁ = 0.001·dW²: the step is 0.1/√0.001 = 3.16 times as long.
  it('T42: without correction the first step of Adam is 0.0316', () => {
    const [first] = walk(optimizers.adam, 1, 0.01, { correct: false });
    expect(first).toBeCloseTo(0.0316, 4);
    expect(first).toBeCloseTo((0.01 * 0.1) / Math.sqrt(0.001), 8);
  });

  it.each([1e-6, 1e-4, 1e-2, 1, 1e2, 1e4, 1e6])('T42: the first step of Adam is α for a gradient of %d', (gradient) => {
    const first = firstStep(optimizers.adam, 0.01, gradient);
    expect(Math.abs(first / 0.01 - 1)).toBeLessThan(0.01);
    // All that is missing is ε beside the gradient's size.
    expect(first / ((0.01 * gradient) / (gradient + 1e-8))).toBeCloseTo(1, 12);
  });

  // dW = −10, V = −1, step 0.9·(−1) + 0.1·(−10) = −1.9; then dW = −9.962, V = −1.8962, step −1.70658 − 0.9962 = −2.70278.
  it('Nesterov momentum: 0.019, 0.0460278', () => {
    const [first, second, third] = walk(optimizers.nesterov, 3, 0.01);
    expect(first).toBeCloseTo(0.019, 12);
    expect(second).toBeCloseTo(0.0460278, 12);
    // PyTorch 1.13, SGD(lr=0.001, momentum=0.9, nesterov=True) in float64: its rate is α·(1 − β).
    expect(third).toBeCloseTo(0.08021211436, 12);
  });

  // The gradient's weights in the first step add up to 0.9·0.1 + 0.1 = 1 − 0.9², those in the second to 1 − 0.9³ = 0.271.
  it('Nesterov momentum with the correction switched on takes a first step of α·dW', () => {
    const [first, second] = walk(optimizers.nesterov, 2, 0.01, { correct: true });
    expect(first).toBeCloseTo(0.1, 12);
    // dW = −9.8, V = −0.9 − 0.98 = −1.88, step 0.9·(−1.88) + 0.1·(−9.8) = −2.672.
    expect(second).toBeCloseTo(0.1 + 0.01 * (2.672 / 0.271), 12);
  });

  // From w = 1: dW = −8, w·(1 − 0.01·0.1) = 0.999, and Adam's first step adds 0.01·8/(8 + 1e-8).
  it('AdamW: 1.009 from 1 with decay 0.1', () => {
    const [first, second, third] = walk(optimizers.adamw, 3, 0.01, { weightDecay: 0.1 }, 1);
    expect(first).toBeCloseTo(0.999 + (0.01 * 8) / (8 + 1e-8), 14);
    // PyTorch 1.13, AdamW(lr=0.01, weight_decay=0.1) in float64.
    expect(second).toBeCloseTo(1.017990406494675, 13);
    expect(third).toBeCloseTo(1.0269708339867403, 13);
  });

  it('AdamW without decay is Adam, to the bit', () => {
    expect(walk(optimizers.adamw, 50, 0.01, { weightDecay: 0 })).toEqual(walk(optimizers.adam, 50, 0.01));
  });
});
