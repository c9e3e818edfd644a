import type { Real } from '../kernels/real';
import type { Pipeline } from './pipeline';

/** What a network says about one row, in the words and units of the data. */
export type Prediction =
  /** A number for each of the target's columns. */
  | { kind: 'number'; values: readonly number[] }
  /** `label` is the most probable class (T66); `probabilities` are in the order of the target's classes. */
  | { kind: 'category'; label: string; probabilities: readonly number[] };

/** Index of the largest number; the first of equals. */
export const hardmax = (values: ArrayLike<number>): number => {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
};

/** Predictions from ŷ [rows, outputs] in the target's own units (as `predict` gives them). One output of two classes is the second one's probability. */
export const decode = ({ target }: Pick<Pipeline, 'target'>, yHat: Real, rows: number): Prediction[] => {
  const outputs = rows === 0 ? 0 : yHat.length / rows;
  return Array.from({ length: rows }, (_, row): Prediction => {
    const values = [...yHat.subarray(row * outputs, (row + 1) * outputs)];
    if (target.kind === 'number') return { kind: 'number', values };
    const probabilities = outputs === 1 ? [1 - values[0]!, values[0]!] : values;
    // At exactly one half the second class is meant, as in the metric.
    const index = outputs === 1 ? Number(values[0]! >= 0.5) : hardmax(probabilities);
    return { kind: 'category', label: target.classes[index]!, probabilities };
  });
};
