import type { Stream } from '../random/stream';

/** log of a uniform number in (0, 1]. */
const logUniform = (random: Stream): number => Math.log(1 - random.uniform());

/**
 * log of a draw of Gamma(shape, 1): Marsaglia and Tsang (2000), "A simple method for generating gamma variables". Below
 * shape 1 it is a draw of Gamma(shape + 1) times U^(1/shape), which a logarithm keeps from becoming 0.
 */
const logGamma = (shape: number, random: Stream): number => {
  if (shape < 1) return logGamma(shape + 1, random) + logUniform(random) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (logUniform(random) < 0.5 * x * x + d - d * v + d * Math.log(v)) return Math.log(d) + Math.log(v);
  }
};

/** A draw of Beta(α, α), from 0 to 1: X/(X + Y) with X and Y of Gamma(α, 1). */
export const symmetricBeta = (alpha: number, random: Stream): number => {
  const x = logGamma(alpha, random);
  const y = logGamma(alpha, random);
  return 1 / (1 + Math.exp(y - x));
};
