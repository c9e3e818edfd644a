import type { Real } from '../kernels/real';
import type { Target } from '../layers/_layer';

/** Collects predictions batch by batch. `yHat` and `target` are [rows, cols] in the units of the target. */
export interface MetricState {
  add: (yHat: Real, target: Real, rows: number, cols: number) => void;
  result: () => number;
}

/** The contract of a metric: what it fits, which way is better, and a streaming computation. */
export interface MetricDef {
  kind: string;
  title: string;
  help: string;
  fits: (target: Target) => boolean;
  better: 'higher' | 'lower';
  /** How to print it: share as per cent, or a plain number. */
  format: 'percent' | 'number';
  start: () => MetricState;
}

export const defineMetric = (def: MetricDef): MetricDef => def;
