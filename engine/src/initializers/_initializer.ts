import type { Real } from '../kernels/real';
import type { Params, Values } from '../params/param';
import type { Stream } from '../random/stream';

/** The contract of an initialiser: fills a weight from its fan-in and fan-out. */
export interface InitializerDef<P extends Params = Params> {
  kind: string;
  title: string;
  formula: string;
  help: string;
  params: P;
  /** Fills all of `w`. `random` is the weight's own stream. */
  fill: (w: Real, fan: { in: number; out: number }, random: Stream, p: Values<P>) => void;
}

export type AnyInitializer = InitializerDef<Params>;

export const defineInitializer = <const P extends Params>(def: InitializerDef<P>): AnyInitializer =>
  def as unknown as AnyInitializer;
