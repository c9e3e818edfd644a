import { bool, float, type BoolParam, type FloatParam } from '../params/param';

/** Parameters that several optimizers have: said once. */

export const gradientAverage = (label: string): FloatParam =>
  float({
    label,
    min: 0,
    max: 0.9999,
    default: 0.9,
    scale: 'reverse-log',
    help: 'Weight of the past: an average over about 1/(1 − β) steps.',
  });

export const squareAverage = (spec: { default: number }): FloatParam =>
  float({
    label: 'Average β₂',
    min: 0,
    max: 0.99999,
    scale: 'reverse-log',
    help: 'Weight of the past in the average of dW².',
    ...spec,
  });

export const epsilon = float({
  label: 'ε, for safety',
  min: 1e-12,
  max: 1e-2,
  default: 1e-8,
  scale: 'log',
  help: 'Keeps the division finite where the gradient is 0.',
});

/** Averages start at 0, and so too low: divided by 1 − βᵗ they do not (T39). */
export const correct = (spec: { default: boolean }): BoolParam =>
  bool({
    label: 'Bias correction',
    help: 'Divides each average by 1 − βᵗ, which makes up for its start at 0 during the first steps.',
    ...spec,
  });
