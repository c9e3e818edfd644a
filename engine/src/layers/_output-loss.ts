import { activations } from '../activations/_registry';
import type { AnyActivation } from '../activations/_activation';
import type { LossDef } from '../losses/_loss';
import { losses } from '../losses/_registry';
import type { RefValue } from '../params/param';
import type { Target } from './_layer';

const allLosses: Readonly<Record<string, LossDef>> = losses;
const allActivations: Readonly<Record<string, AnyActivation>> = activations;

/** What `auto` means, first that fits first: one output for two classes, softmax for more, squared error for numbers. */
const usual = ['binary-cross-entropy', 'categorical-cross-entropy', 'squared-error'];

/** The loss that a block's `loss` parameter stands for, given the target; undefined for an unknown kind. */
export const lossOf = (chosen: RefValue, target: Target): LossDef | undefined => {
  const kind = chosen.kind === 'auto' ? usual.find((each) => allLosses[each]!.outputs(target) !== null) : chosen.kind;
  return kind === undefined ? undefined : allLosses[kind];
};

/** A loss by its own kind: the plan has put one in the place of `auto`. */
export const lossByKind = (kind: string): LossDef => allLosses[kind]!;

export const activationByKind = (kind: string): AnyActivation => allActivations[kind]!;
