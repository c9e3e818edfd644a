import { scalers } from '../scalers/_registry';
import type { ScalerDef } from '../scalers/_scaler';
import type { Pipeline } from './pipeline';

/** A scaler by its kind; undefined when there is none of that name. */
export const scalerOf = (kind: string): ScalerDef | undefined =>
  Object.hasOwn(scalers, kind) ? (scalers as Readonly<Record<string, ScalerDef>>)[kind] : undefined;

/** How to get from what the network puts out to the unit of the target column, and back. */
export interface TargetUnits {
  /** An output of the network (or an encoded target value) in the unit of the target. */
  invert: (encoded: number) => number;
  /** A value of the target column as the network is to give it. */
  apply: (value: number) => number;
}

const unchanged: TargetUnits = { invert: (x) => x, apply: (x) => x };

/** The unit of a pipeline's target: metrics and predictions are in it. Classes pass unchanged. */
export const targetUnits = ({ targetScaling }: Pick<Pipeline, 'targetScaling'>): TargetUnits => {
  const scaler = targetScaling ? scalerOf(targetScaling.scaler) : undefined;
  if (!targetScaling || !scaler) return unchanged;
  const { stats } = targetScaling;
  return { invert: (x) => scaler.invert(x, stats), apply: (x) => scaler.apply(x, stats) };
};
