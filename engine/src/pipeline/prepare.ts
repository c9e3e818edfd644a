import type { Table } from '../data/table';
import { dataIssues } from '../issues/data';
import { fail, isError, ok, type Issue, type Result } from '../issues/issue';
import type { DataFacts } from '../layers/_layer';
import { lossOf } from '../layers/_output-loss';
import type { RefValue } from '../params/param';
import type { DataSpec, SplitSpec } from '../project/document';
import { encode, featureNames, widthOfFeatures } from './encode';
import { fitFeature, fitTarget } from './fit';
import { missingIssues, usableRows } from './missing';
import type { Pipeline, PreparedData } from './pipeline';
import { splitRows } from './split';
import { infiniteValues, strangers, targetOf, targetIssues, tooLarge, untrainedClasses } from './suspects';
import { usedColumns } from './used-columns';

export interface Prepared {
  data: PreparedData;
  /** Warnings and facts to know: errors make the whole a failure. */
  issues: readonly Issue[];
}

/** An ArrayBuffer holds about 2 GiB. */
const mostNumbers = 2 ** 29 - 2 ** 20;

/**
 * Table and settings to a data set ready to train on: rows with gaps dropped or filled, split, the pipeline fitted on
 * train rows only (T02, T23, T24). `loss` is the Output block's, which decides how classes are encoded.
 */
export const prepare = (table: Table, spec: DataSpec, loss: RefValue = { kind: 'auto' }): Result<Prepared> => {
  const { features, target, issues: unusable } = usedColumns(table, spec);
  if (!target || unusable.length > 0) return fail(...unusable);
  const used = [...features, target];
  const gaps = missingIssues(table, spec, used);
  if (gaps.length > 0) return fail(...gaps);
  const { rows, issues: dropped } = usableRows(table, used);
  const wrong = [...infiniteValues(table, spec, used, rows), ...targetIssues(target, rows), ...splitIssues(spec)];
  if (wrong.length > 0) return fail(...wrong);

  const { column } = target;
  const classes =
    spec.split.stratify && column.type === 'category' ? Int32Array.from(rows, (row) => column.codes[row]!) : null;
  const split = splitRows(rows, spec.split, classes);
  if (split.train.length < 2) return fail(dataIssues.tooFewRows(rows.length, split.train.length));
  const fitted = features.map((feature) => fitFeature(spec, feature, split.train));
  const fitIssues = fitted.flatMap(({ issues }) => issues);
  if (fitIssues.some(isError)) return fail(...fitIssues.filter(isError));
  const pipeline: Pipeline = {
    features: fitted.map(({ coding }) => coding!),
    target: targetOf(target, rows),
    targetScaling: fitTarget(target, split.train),
  };
  const width = widthOfFeatures(pipeline);
  if (width * split.train.length > mostNumbers) return fail(dataIssues.tooWide(width, split.train.length));

  const outputs = outputsFor(pipeline, loss);
  const [train, dev] = [encode(pipeline, table, split.train, outputs), encode(pipeline, table, split.dev, outputs)];
  const large = [...tooLarge(pipeline, table, spec, train), ...tooLarge(pipeline, table, spec, dev)];
  if (large.length > 0) return fail(large[0]!);
  const issues = [
    ...dropped,
    ...fitIssues,
    ...untrainedClasses(target, rows, split.train),
    ...strangers(pipeline, table, split.dev),
    ...(split.dev.length === 0 ? [dataIssues.noDev(sixtyTwentyTwenty(spec))] : []),
  ];
  const facts = factsOf(pipeline, width, split.train.length);
  const test = () => encode(pipeline, table, split.test, outputs);
  const droppedRows = table.rows - rows.length;
  return ok({
    data: {
      pipeline,
      facts,
      featureNames: featureNames(pipeline),
      train,
      dev,
      testRows: split.test.length,
      droppedRows,
      test,
    },
    issues,
  });
};

const factsOf = ({ features, target }: Pipeline, width: number, trainRows: number): DataFacts => ({
  features: width,
  featureColumns: features.length,
  trainRows,
  target,
});

/** Numbers in an encoded target value; where the loss cannot fit the target (the plan says so), as `auto` has it. */
const outputsFor = ({ target }: Pipeline, loss: RefValue): number =>
  lossOf(loss, target)?.outputs(target) ?? lossOf({ kind: 'auto' }, target)!.outputs(target)!;

const splitIssues = (spec: DataSpec): Issue[] => {
  const { train, dev, test }: SplitSpec = spec.split;
  const right = [train, dev, test].every((share) => share >= 0 && share <= 1) && train > 0;
  const sum = train + dev + test;
  return right && Math.abs(sum - 1) < 1e-6 ? [] : [dataIssues.badSplit(train, dev, test, sixtyTwentyTwenty(spec))];
};

const sixtyTwentyTwenty = (spec: DataSpec) => [
  {
    label: 'Split 60/20/20',
    edit: { do: 'data', set: { ...spec, split: { ...spec.split, train: 0.6, dev: 0.2, test: 0.2 } } },
  } as const,
];
