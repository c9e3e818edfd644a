import type { Target } from '../layers/_layer';
import type { Evaluation } from '../train/run';
import { metricsFor } from '../train/evaluate';

/** Six significant digits: enough to tell two runs apart. */
export const numberText = (value: number): string => {
  if (!Number.isFinite(value)) return String(value);
  return value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7)
    ? value.toExponential(3)
    : String(Number(value.toPrecision(6)));
};

/** "cost 0.0432, accuracy 98.53 %". */
export const evaluationText = (evaluation: Evaluation, target: Target): string => {
  const parts = [`cost ${numberText(evaluation.cost)}`];
  for (const [kind, def] of metricsFor(target)) {
    const value = evaluation.metrics[kind];
    if (value === undefined) continue;
    parts.push(`${def.title} ${def.format === 'percent' ? `${(100 * value).toFixed(2)} %` : numberText(value)}`);
  }
  return `${parts.join(', ')}  (${evaluation.rows} rows)`;
};
