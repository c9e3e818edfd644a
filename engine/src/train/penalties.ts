import type { Program } from '../compile/program';
import type { ProgramTensor } from '../compile/tensors';
import { jsKernels } from '../kernels/js';
import type { Kernels } from '../kernels/kernels';
import type { Real } from '../kernels/real';
import type { ParamRecord } from '../params/param';
import type { TrainingSpec } from '../project/document';
import type { RegularizerDef } from '../regularizers/_regularizer';
import { regularizers } from '../regularizers/_registry';

/** The settings that say which penalties a run has: λ by kind (`l2`), and its form (`l2Form`). */
export type PenaltySettings = Pick<TrainingSpec, 'l2' | 'l2Form' | 'l1' | 'l1Form'>;

/** One penalty on one weight. */
interface Term {
  tensor: ProgramTensor;
  regularizer: RegularizerDef;
  lambda: number;
  /** Works beside the optimizer's step instead of through the gradient. */
  apart: boolean;
  /** Part of J: all but those whose other form is not. */
  inCost: boolean;
}

const all = Object.values(regularizers) as readonly RegularizerDef[];

const named = (settings: PenaltySettings): Readonly<Record<string, number | string>> => ({ ...settings });

/**
 * The penalties of a run on a program's weights, of role `weight` only: never b, γ, β (T11). A block's own λ goes before
 * the run's. m is the rows of the mini-batch at hand.
 */
export class Penalties {
  private terms: readonly Term[] = [];
  private readonly tensors: readonly ProgramTensor[];
  private readonly kernels: Kernels;

  constructor(program: Program, settings: PenaltySettings) {
    this.tensors = program.tensors.filter(({ role }) => role === 'weight');
    this.kernels = program.kernels;
    this.set(settings);
  }

  /** Other λ from now on, of the run or (by block and kind of penalty) of single blocks. */
  set(settings: PenaltySettings, blocks: Readonly<Record<string, ParamRecord>> = {}): void {
    this.terms = all.flatMap((regularizer) => {
      const { kind, apart } = regularizer;
      const global = named(settings)[kind] as number;
      const isApart = named(settings)[`${kind}Form`] === apart.value;
      const inCost = !isApart || apart.inCost;
      return this.tensors.flatMap((tensor): Term[] => {
        const own = (blocks[tensor.nodeId]?.[kind] as number | undefined) ?? tensor.penalty[kind];
        const lambda = own === undefined || Number.isNaN(own) ? global : own;
        return lambda > 0 ? [{ tensor, regularizer, lambda, apart: isApart, inCost }] : [];
      });
    });
  }

  /** The penalty part of J: λ/(2m)·Σ‖W‖² and λ/(2m)·Σ|W|. Decoupled decay is no part of it. */
  cost(m: number): number {
    let sum = 0;
    for (const { tensor, regularizer, lambda, inCost } of this.terms) {
      if (inCost) sum += regularizer.penalty(this.kernels, tensor.data, tensor.size, lambda, m);
    }
    return sum;
  }

  /** The part of each weight tensor in `cost`, by name; only those above 0. */
  parts(m: number): Readonly<Record<string, number>> {
    const all = this.tensors.map((tensor) => [tensor.name, this.costOf(tensor, this.kernels, tensor.data, m)] as const);
    return Object.fromEntries(all.filter(([, part]) => part > 0));
  }

  /** By how much `cost` is larger with one entry of a tensor at `a` than with it at `b`. */
  difference(tensor: ProgramTensor, a: number, b: number, m: number): number {
    // A number outside the program's memory, where only kernels in JavaScript reach.
    const at = (value: number): number => this.costOf(tensor, jsKernels, Float64Array.of(value), m);
    return at(a) - at(b);
  }

  /** The part of `cost` that some entries of a tensor have. */
  private costOf(tensor: ProgramTensor, kernels: Kernels, entries: Real, m: number): number {
    let sum = 0;
    for (const { tensor: own, regularizer, lambda, inCost } of this.terms) {
      if (inCost && own.name === tensor.name) sum += regularizer.penalty(kernels, entries, entries.length, lambda, m);
    }
    return sum;
  }

  /** dW += the gradient of the penalties that go through the optimizer; after `backward`. */
  addGradient(m: number): void {
    for (const { tensor, regularizer, lambda, apart } of this.terms) {
      if (!apart) regularizer.addGradient(this.kernels, tensor.data, tensor.gradient!, tensor.size, lambda, m);
    }
  }

  /** dW += the gradient of all of `cost`, whatever the form: what a gradient check compares with. */
  addWholeGradient(m: number): void {
    for (const { tensor, regularizer, lambda, inCost } of this.terms) {
      if (inCost) regularizer.addGradient(this.kernels, tensor.data, tensor.gradient!, tensor.size, lambda, m);
    }
  }

  /** The penalties that change weights beside the optimizer: call it before and after the optimizer's step. */
  step(when: 'before' | 'after', learningRate: number, m: number): void {
    for (const { tensor, regularizer, lambda, apart } of this.terms) {
      if (apart && regularizer.apart.when === when)
        regularizer.apart.step(this.kernels, tensor.data, tensor.size, lambda, m, learningRate);
    }
  }

  /** Where a penalty's slope jumps for a weight: [0] under L1. */
  kinksOf(tensor: ProgramTensor): readonly number[] {
    return this.terms.flatMap(({ tensor: own, regularizer, inCost }) =>
      inCost && own.name === tensor.name ? (regularizer.kinks ?? []) : [],
    );
  }
}
