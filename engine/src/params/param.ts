/**
 * Parameters as data. A layer, optimizer, schedule … declares its parameters once with these descriptors;
 * type, default, check, inspector form, documentation row and search space are derived from them.
 */

interface Describes<T> {
  label: string;
  help: string;
  default: T;
  /** Only of interest where another parameter beside it has this value: the form leaves it out otherwise. */
  when?: readonly [name: string, value: string];
}

/** Settings that may change while a run goes on: from the next mini-batch they are felt. */
interface Live {
  live?: boolean;
}

/** A whole number from `min` to `max`, both included. `zero` names what 0 means when it is special ("all rows"). */
export interface IntParam extends Describes<number> {
  type: 'int';
  min: number;
  max: number;
  scale: 'linear' | 'log';
  unit?: string;
  zero?: string;
  /** What 0 would do where it is below `min`, for the message: "would drop every unit". */
  atZero?: string;
}

/** A finite real number from `min` to `max`, both included. */
export interface FloatParam extends Describes<number>, Live {
  type: 'float';
  min: number;
  max: number;
  scale: 'linear' | 'log' | 'reverse-log';
  unit?: string;
  zero?: string;
  /** What leaving it empty means ("as the run"). The value is then NaN, its default, which no file holds. */
  empty?: string;
  /** What 0 would do where it is below `min`, for the message: "would drop every unit". */
  atZero?: string;
}

/** A switch; `on` and `off` say the consequence in words, beside the switch. */
export interface BoolParam extends Describes<boolean> {
  type: 'bool';
  on?: string;
  off?: string;
}

export interface OneOfParam extends Describes<string> {
  type: 'oneOf';
  choices: readonly { value: string; label: string; help?: string }[];
}

/** The families of concepts a parameter can point at; each is a folder with a generated registry. */
export type Family = 'activation' | 'initializer' | 'loss' | 'optimizer' | 'schedule' | 'scaler' | 'augmenter';

/** Points at a concept of another family and carries that concept's own parameters: `{ kind: 'adam', beta1: 0.9, … }`. */
export interface RefParam extends Describes<RefValue> {
  type: 'ref';
  of: Family;
  /** `auto` is a legal kind: the plan decides (such as the loss that fits the target). */
  auto?: boolean;
  /** The palette shows one item for each choice of this parameter (such as ReLU, tanh … for Activation). */
  inPalette?: boolean;
}

/** A table of rows of numbers, such as (epoch, rate) for the manual schedule. */
export interface ListParam extends Describes<readonly (readonly number[])[]> {
  type: 'list';
  columns: readonly string[];
  /** Least value in each column; any number without. */
  min?: readonly number[];
}

export type Param = IntParam | FloatParam | BoolParam | OneOfParam | RefParam | ListParam;
export type Params = Readonly<Record<string, Param>>;

export type RefValue = { kind: string } & { [key: string]: ParamValue };
export type ParamValue = number | boolean | string | RefValue | readonly (readonly number[])[];
export type ParamRecord = Readonly<Record<string, ParamValue>>;

type ValueOf<D extends Param> = D extends IntParam | FloatParam
  ? number
  : D extends BoolParam
    ? boolean
    : D extends OneOfParam
      ? string
      : D extends RefParam
        ? RefValue
        : readonly (readonly number[])[];

/** The values that a set of descriptors describes. */
export type Values<P extends Params> = { readonly [K in keyof P]: ValueOf<P[K]> };

type Spec<D extends Param, Optional extends keyof D = never> = Omit<D, 'type' | Optional> & Partial<Pick<D, Optional>>;

export const int = (spec: Spec<IntParam, 'scale'>): IntParam => ({ type: 'int', scale: 'linear', ...spec });
export const float = (spec: Spec<FloatParam, 'scale'>): FloatParam => ({ type: 'float', scale: 'linear', ...spec });
export const bool = (spec: Spec<BoolParam>): BoolParam => ({ type: 'bool', ...spec });
export const oneOf = (spec: Spec<OneOfParam>): OneOfParam => ({ type: 'oneOf', ...spec });
export const list = (spec: Spec<ListParam>): ListParam => ({ type: 'list', ...spec });

/** `default` may be just the kind; that concept's own defaults fill the rest. */
export const ref = (of: Family, spec: Omit<Spec<RefParam>, 'of' | 'default'> & { default: string }): RefParam => ({
  type: 'ref',
  of,
  ...spec,
  default: { kind: spec.default },
});
