import type { Params, Values } from '../params/param';

/** Where the run is. */
export interface Moment {
  /** Counted from 1 (the notes' decay laws). */
  epoch: number;
  /** Mini-batch of the whole run, counted from 1. */
  step: number;
  stepsPerEpoch: number;
  /** Epochs planned. */
  epochs: number;
}

/** The contract of a learning-rate schedule: a pure function of the moment, so that it can be drawn before a run. */
export interface ScheduleDef<P extends Params = Params> {
  kind: string;
  title: string;
  formula: string;
  help: string;
  params: P;
  /** α at a moment, from the starting rate α₀. */
  rate: (alpha0: number, at: Moment, p: Values<P>) => number;
}

export type AnySchedule = ScheduleDef<Params>;

export const defineSchedule = <const P extends Params>(def: ScheduleDef<P>): AnySchedule =>
  def as unknown as AnySchedule;
