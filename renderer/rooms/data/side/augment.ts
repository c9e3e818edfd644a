import { conceptOf, type DataSpec, type RefValue } from '@deepwright/engine';
import { count, counted, exact } from '../../../ui/format';
import { short } from '../numbers';

/** The list of augmentation steps, changed as a whole: steps have no names of their own. */
const withSteps = (spec: DataSpec, augment: readonly RefValue[]): DataSpec => ({ ...spec, augment });

export const withStep = (spec: DataSpec, kind: string): DataSpec => withSteps(spec, [...spec.augment, { kind }]);

export const withoutStep = (spec: DataSpec, at: number): DataSpec =>
  withSteps(
    spec,
    spec.augment.filter((_, i) => i !== at),
  );

export const withStepSet = (spec: DataSpec, at: number, step: RefValue): DataSpec =>
  withSteps(
    spec,
    spec.augment.map((each, i) => (i === at ? step : each)),
  );

/** One place up or down; at the end of the list nothing happens. */
export const withStepMoved = (spec: DataSpec, at: number, by: 1 | -1): DataSpec => {
  const to = at + by;
  if (to < 0 || to >= spec.augment.length) return spec;
  const steps = [...spec.augment];
  [steps[at], steps[to]] = [steps[to]!, steps[at]!];
  return withSteps(spec, steps);
};

export const titleOf = ({ kind }: RefValue): string => conceptOf('augmenter', kind)?.title ?? kind;

/** "800 train rows become 2400". */
export const rowsBecome = (train: number, seen: number): string =>
  train === seen
    ? `${counted(train, 'train row')} ${train === 1 ? 'stays' : 'stay'} as many`
    : `${counted(train, 'train row')} ${train === 1 ? 'becomes' : 'become'} ${count(seen)}`;

/** Two numbers side by side: four digits, and as many more as it takes until those that differ look different. */
export const sideBySide = (before: number, after: number): readonly [string, string] => {
  const said = [short(before), short(after)] as const;
  if (before === after || said[0] !== said[1]) return said;
  for (let digits = 5; digits <= 17; digits++) {
    const [a, b] = [before, after].map((x) => exact(Number(x.toPrecision(digits)))) as [string, string];
    if (a !== b) return [a, b];
  }
  return [exact(before), exact(after)];
};
