import type { AnyAugmenter, AugmentFacts } from '../augmenters/_augmenter';
import { augmenters } from '../augmenters/_registry';
import { dataIssues } from '../issues/data';
import { fail, ok, type Issue, type Result } from '../issues/issue';
import type { Target } from '../layers/_layer';
import { checkValue } from '../params/check';
import { fillValues } from '../params/fill';
import { ref, type RefValue } from '../params/param';
import type { DataSpec } from '../project/document';
import { stream } from '../random/stream';
import { encodedColumns } from './codings';
import type { EncodedRows, Pipeline } from './pipeline';

/** One step of augmentation, as data: the form of the Data room and the check of a file read it. */
export const augmentParam = ref('augmenter', {
  label: 'Augmentation',
  help: 'Makes more train rows out of those there are. Dev and test rows stay as they are.',
  default: 'noise',
});

const augmenterOf = (kind: string): AnyAugmenter => (augmenters as Readonly<Record<string, AnyAugmenter>>)[kind]!;

/** What is wrong with the augmentation that the settings ask for, with the path into them (`augment.0.sigma`). */
export const augmentIssues = (data: DataSpec, target: Target): Issue[] =>
  data.augment.flatMap((step, i) => {
    const path = `augment.${i}`;
    const wrong = checkValue(augmentParam, step, { path });
    if (wrong.length > 0) return wrong;
    const { fits, title, needs } = augmenterOf(step.kind);
    if (fits(target)) return [];
    const without = { ...data, augment: data.augment.filter((each) => each !== step) };
    return [dataIssues.augmentTarget(title, needs, path, without)];
  });

/**
 * The train rows after every step of augmentation, in order, each with a stream of its own (`augment 1 noise`); the same
 * object where there is none. `most` is how many numbers x may have in the end.
 */
export const augment = (
  train: EncodedRows,
  pipeline: Pipeline,
  steps: readonly RefValue[],
  seed: number,
  most: number,
): Result<EncodedRows> => {
  if (steps.length === 0) return ok(train);
  const facts = factsOf(train, pipeline);
  let rows = train;
  for (const [i, step] of steps.entries()) {
    const augmenter = augmenterOf(step.kind);
    const p = fillValues(augmenter.params, step);
    const size = augmenter.size(rows, p);
    if (size * facts.features > most) return fail(dataIssues.augmentSize(augmenter.title, size, `augment.${i}`));
    rows = augmenter.grow(rows, facts, stream(seed, `augment ${i + 1} ${step.kind}`), p);
  }
  return ok(rows);
};

/** Categories, places in their order and marks of gaps have no spread: noise leaves them alone. */
const factsOf = (train: EncodedRows, pipeline: Pipeline): AugmentFacts => {
  const columns = encodedColumns(pipeline);
  const deviations = Float64Array.from(columns, ({ isNumber }, at) =>
    isNumber ? deviationOf(train, at, columns.length) : 0,
  );
  return { target: pipeline.target, features: columns.length, deviations };
};

/** σ with 1/m of one column of x. */
const deviationOf = ({ x, rows }: EncodedRows, column: number, width: number): number => {
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += x[row * width + column]!;
  const mean = sum / rows;
  let squares = 0;
  for (let row = 0; row < rows; row++) {
    const from = x[row * width + column]! - mean;
    squares += from * from;
  }
  return Math.sqrt(squares / rows);
};
