import type { Values } from '../params/param';
import { blend, blendSquare } from '../stats/ewma';
import type { OptimizerStep } from './_optimizer';
import { correct, epsilon, gradientAverage, squareAverage } from './_params';

/** What Adam and AdamW have in common: all but the decay. */

export const adamParams = {
  beta1: gradientAverage('Momentum β₁'),
  beta2: squareAverage({ default: 0.999 }),
  epsilon,
  correct: correct({ default: true }),
} as const;

export const adamState = { slots: ['v', 's'], scalars: { beta1Power: 1, beta2Power: 1 } } as const;

type AdamStep = OptimizerStep<Values<typeof adamParams>>;

/**
 * V := β₁·V + (1 − β₁)·dW, S := β₂·S + (1 − β₂)·dW², both divided by 1 − βᵗ, W := W − α·V̂/(√Ŝ + ε) (T42).
 * βᵗ is kept as a running product, whose bits do not depend on Math.pow.
 */
export const adamStep = ({ w, dw, n, slots, scalars, learningRate, p }: AdamStep): void => {
  const v = slots.v!;
  const s = slots.s!;
  const { beta1, beta2, epsilon } = p;
  scalars.beta1Power = scalars.beta1Power! * beta1;
  scalars.beta2Power = scalars.beta2Power! * beta2;
  const correct1 = p.correct ? 1 / (1 - scalars.beta1Power) : 1;
  const correct2 = p.correct ? 1 / (1 - scalars.beta2Power) : 1;
  for (let i = 0; i < n; i++) {
    const g = dw[i]!;
    const vi = blend(v[i]!, g, beta1);
    const si = blendSquare(s[i]!, g, beta2);
    v[i] = vi;
    s[i] = si;
    w[i] = w[i]! - (learningRate * vi * correct1) / (Math.sqrt(si * correct2) + epsilon);
  }
};
