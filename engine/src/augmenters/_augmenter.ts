import type { Target } from '../layers/_layer';
import type { Params, Values } from '../params/param';
import type { EncodedRows } from '../pipeline/pipeline';
import type { Stream } from '../random/stream';

/** What an augmenter may know besides the rows themselves. */
export interface AugmentFacts {
  target: Target;
  /** Numbers in an encoded row of x. */
  features: number;
  /** σ (1/m) of each column of x over the train rows as they stand in the table; 0 for one-hot columns. */
  deviations: Float64Array;
}

/**
 * The contract of an augmentation (T20): makes more rows out of the encoded train rows, after the split and with chance of
 * its own stream. Dev and test rows never come here.
 */
export interface AugmenterDef<P extends Params = Params> {
  kind: string;
  title: string;
  formula: string;
  help: string;
  params: P;
  fits: (target: Target) => boolean;
  /** What it needs, in words, for the message where it does not fit: "a target of classes". */
  needs: string;
  /** Rows there will be. */
  size: (rows: EncodedRows, p: Values<P>) => number;
  /** New rows, `size` of them: the given ones first and unchanged, which are not written to. */
  grow: (rows: EncodedRows, facts: AugmentFacts, random: Stream, p: Values<P>) => EncodedRows;
}

export type AnyAugmenter = AugmenterDef<Params>;

export const defineAugmenter = <const P extends Params>(def: AugmenterDef<P>): AnyAugmenter =>
  def as unknown as AnyAugmenter;
