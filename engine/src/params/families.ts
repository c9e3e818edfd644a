import { activations } from '../activations/_registry';
import { augmenters } from '../augmenters/_registry';
import { initializers } from '../initializers/_registry';
import { losses } from '../losses/_registry';
import { optimizers } from '../optimizers/_registry';
import { scalers } from '../scalers/_registry';
import { schedules } from '../schedules/_registry';
import type { Family, Params } from './param';

/** What every concept a parameter can point at has in common. */
export interface Concept {
  kind: string;
  title: string;
  formula: string;
  help: string;
  params?: Params;
}

const families: Readonly<Record<Family, Readonly<Record<string, Concept>>>> = {
  activation: activations,
  augmenter: augmenters,
  initializer: initializers,
  loss: losses,
  optimizer: optimizers,
  schedule: schedules,
  scaler: scalers,
};

/** All concepts of a family, by kind. */
export const conceptsOf = (family: Family): readonly Concept[] => Object.values(families[family]);

/** A concept by its kind; undefined when there is none of that name. */
export const conceptOf = (family: Family, kind: string): Concept | undefined =>
  Object.hasOwn(families[family], kind) ? families[family][kind] : undefined;

/** The parameters of a concept, or none. */
export const paramsOf = (family: Family, kind: string): Params => conceptOf(family, kind)?.params ?? {};
