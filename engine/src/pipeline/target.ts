import type { Real } from '../kernels/real';
import { scalers } from '../scalers/_registry';
import type { ScalerDef } from '../scalers/_scaler';
import type { Pipeline } from './pipeline';

export const scalerOf = (kind: string): ScalerDef | undefined =>
  Object.hasOwn(scalers, kind) ? (scalers as Readonly<Record<string, ScalerDef>>)[kind] : undefined;

/**
 * Turns outputs or targets of the network back to the unit of the target column, n numbers from `from` to `to`
 * (which may be the same buffer). Classes pass unchanged.
 */
export const toTargetUnits = (pipeline: Pipeline, from: Real, to: Real, n: number): void => {
  const scaling = pipeline.targetScaling;
  const scaler = scaling && scalerOf(scaling.scaler);
  for (let i = 0; i < n; i++) to[i] = scaler ? scaler.invert(from[i]!, scaling.stats) : from[i]!;
};
