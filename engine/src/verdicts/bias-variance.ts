/** Errors of a run as shares from 0 to 1: one minus the accuracy, or for numbers one minus R². */
export interface ErrorLevels {
  trainError: number;
  devError: number;
  /** The error that nobody can get below, or that of a person (T07). */
  bayes?: number;
  /** Gaps up to this are low, instead of the rule of `biasVariance`. */
  tolerance?: number;
}

export type BiasVarianceVerdict = 'high-bias' | 'high-variance' | 'both' | 'low';

export interface BiasVariance {
  /** Train error − Bayes error; below 0 where the network beats the given level. */
  avoidableBias: number;
  /** Dev error − train error. */
  variance: number;
  verdict: BiasVarianceVerdict;
}

/** A gap of two points is what another seed or a few hundred dev rows may make. */
const leastGap = 0.02;
/** Next to an error that is large anyway, a tenth of it is small. */
const relativeGap = 0.1;
/** 0.17 − 0.15 is 0.02 in the mind and a little more in binary. */
const rounding = 1e-9;

/**
 * Reads train and dev error (T06, T07). A gap is high when it is more than 2 points and more than a tenth of the level below it:
 * the Bayes error for the avoidable bias, the train error for the variance. Null when an error is not known (NaN).
 */
export const biasVariance = ({ trainError, devError, bayes = 0, tolerance }: ErrorLevels): BiasVariance | null => {
  const avoidableBias = trainError - bayes;
  const variance = devError - trainError;
  if (Number.isNaN(avoidableBias) || Number.isNaN(variance)) return null;
  const isHigh = (gap: number, level: number): boolean =>
    gap - (tolerance ?? Math.max(leastGap, relativeGap * level)) > rounding;
  const biased = isHigh(avoidableBias, bayes);
  const varied = isHigh(variance, trainError);
  const verdict = biased ? (varied ? 'both' : 'high-bias') : varied ? 'high-variance' : 'low';
  return { avoidableBias, variance, verdict };
};
