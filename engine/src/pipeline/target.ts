import type { Real } from '../kernels/real';
import type { Target } from '../layers/_layer';
import { scalers } from '../scalers/_registry';
import type { ScalerDef } from '../scalers/_scaler';
import type { Pipeline } from './pipeline';

/** A scaler by its kind; undefined when there is none of that name. */
export const scalerOf = (kind: string): ScalerDef | undefined =>
  Object.hasOwn(scalers, kind) ? (scalers as Readonly<Record<string, ScalerDef>>)[kind] : undefined;

/** The target's columns: several for numbers, one for classes. */
export const targetNames = (target: Target): readonly string[] =>
  target.kind === 'number' ? target.names : [target.name];

/** Names of columns in a line of text: "price", "price and size", "price and 2 more". */
export const namesText = ([first = '', second, ...more]: readonly string[]): string => {
  if (second === undefined) return first;
  return `${first} and ${more.length === 0 ? second : `${more.length + 1} more`}`;
};

/**
 * How to get from what the network puts out to the units of the target's columns, and back. Both take the first `n`
 * numbers of [rows, outputs] from one buffer to another, or in place; each column by its own scaling. Classes pass unchanged.
 */
export interface TargetUnits {
  /** Outputs of the network (or encoded target values) in the units of the target. */
  invert: (encoded: Real, into: Real, n: number) => void;
  /** Values of the target's columns as the network is to give them. */
  apply: (values: Real, into: Real, n: number) => void;
}

const unscaled: Pipeline['targetScaling'] = [{ scaler: 'none', stats: {} }];

/** The units of a pipeline's target: metrics and predictions are in them. */
export const targetUnits = ({ targetScaling }: Pick<Pipeline, 'targetScaling'>): TargetUnits => {
  const columns = (targetScaling.length > 0 ? targetScaling : unscaled).map(({ scaler, stats }) => ({
    scaler: scalerOf(scaler) ?? scalers.none,
    stats,
  }));
  const each = (convert: 'invert' | 'apply') => (from: Real, into: Real, n: number) => {
    for (let i = 0; i < n; i++) {
      const { scaler, stats } = columns[i % columns.length]!;
      into[i] = scaler[convert](from[i]!, stats);
    }
  };
  return { invert: each('invert'), apply: each('apply') };
};
