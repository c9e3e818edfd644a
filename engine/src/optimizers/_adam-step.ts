import { formula } from '../kernels/formula';
import type { Values } from '../params/param';
import type { OptimizerStep } from './_optimizer';
import { correct, epsilon, gradientAverage, squareAverage } from './_params';

/** What Adam and AdamW have in common: all but the decay. */

export const adamParams = {
  beta1: gradientAverage('Momentum β₁'),
  beta2: squareAverage({ default: 0.999 }),
  epsilon,
  correct: correct({ default: true }),
} as const;

const update = formula(
  'w, dw, v, s; rate, beta1, rest1, beta2, rest2, epsilon',
  'v = beta1 * v + rest1 * dw; s = beta2 * s + rest2 * dw * dw; w = w - rate * v / (sqrt(s) + epsilon)',
);

export const adamState = {
  slots: ['v', 's'],
  scalars: { beta1Power: 1, beta2Power: 1 },
  formulas: { update },
} as const;

type AdamStep = OptimizerStep<Values<typeof adamParams>>;

/**
 * V := β₁·V + (1 − β₁)·dW, S := β₂·S + (1 − β₂)·dW², both divided by 1 − βᵗ, W := W − α·V̂/(√Ŝ + ε) (T42).
 * βᵗ is kept as a running product, whose bits do not depend on Math.pow. With c = √(1 − β₂ᵗ) the step is
 * α·c/(1 − β₁ᵗ)·V/(√S + ε·c): so the corrections cost nothing for each weight.
 */
export const adamStep = ({ k, w, dw, n, slots, scalars, learningRate, p }: AdamStep): void => {
  const { beta1, beta2, epsilon } = p;
  scalars.beta1Power = scalars.beta1Power! * beta1;
  scalars.beta2Power = scalars.beta2Power! * beta2;
  const average = p.correct ? 1 - scalars.beta1Power : 1;
  const root = p.correct ? Math.sqrt(1 - scalars.beta2Power) : 1;
  const rate = (learningRate * root) / average;
  k.each(update, 1, n, w, dw, slots.v!, slots.s!, rate, beta1, 1 - beta1, beta2, 1 - beta2, epsilon * root);
};
