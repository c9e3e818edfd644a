import type { ParamValue } from '../params/param';
import type { Stream } from '../random/stream';

/** Numbers from `lo` to `hi`, both included; only whole ones where the parameter is a whole number. */
export interface Interval {
  lo: number;
  hi: number;
  whole?: boolean;
}

export interface Choices {
  values: readonly ParamValue[];
}

/** Where a search looks for the value of one parameter. */
export type SearchRange = Interval | Choices;

/** The contract of a sampler of hyperparameters: how the values of one parameter are spread over its range. */
export interface SamplerDef<R extends SearchRange = SearchRange> {
  kind: string;
  title: string;
  formula: string;
  help: string;
  /** Whether it can draw from a range: a logarithm needs all of it above 0, a choice needs a value. */
  fits: (range: SearchRange) => boolean;
  /** One value. `random` is the parameter's own stream, `search NAME`, so that no parameter's draws depend on another's. */
  draw: (random: Stream, range: R) => ParamValue;
  /**
   * `n` values, evenly along the scale that `draw` draws from, both ends included, all different;
   * fewer where the range has fewer. One alone is the middle.
   */
  grid: (range: R, n: number) => readonly ParamValue[];
  /** Ranges that drive the contract tests. */
  samples: readonly R[];
}

export type AnySampler = SamplerDef<SearchRange>;

export const defineSampler = <R extends SearchRange>(def: SamplerDef<R>): AnySampler => def as unknown as AnySampler;
