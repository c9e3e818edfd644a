import type { Table } from '../data/table';
import { dataIssues } from '../issues/data';
import { fail, isError, ok, type Issue, type Result } from '../issues/issue';
import { bytesOf, type Precision } from '../kernels/real';
import type { DataFacts } from '../layers/_layer';
import { lossOf } from '../layers/_output-loss';
import type { RefValue } from '../params/param';
import type { DataSpec, SplitSpec } from '../project/document';
import { augment, augmentIssues } from './augment';
import { classCounts } from './classes';
import { encode, featureNames, widthOfFeatures } from './encode';
import { fitFeature, fitTargets } from './fit';
import { missingIssues, usableRows } from './missing';
import type { EncodedRows, Pipeline, PreparedData } from './pipeline';
import { splitRows, type Split } from './split';
import { infiniteValues, strangers, targetOf, targetIssues, tooLarge, untrainedClasses } from './suspects';
import { usedColumns, type Used } from './used-columns';

export interface Prepared {
  data: PreparedData;
  /** Warnings and facts to know: errors make the whole a failure. */
  issues: readonly Issue[];
}

/** An ArrayBuffer holds about 2 GiB. */
const mostBytes = 2 ** 31 - 2 ** 22;

/**
 * Table and settings to a data set ready to train on: rows with gaps dropped or filled, split, the pipeline fitted on
 * train rows only (T02, T23, T24), those rows augmented (T20). `loss` is the Output block's, which decides how classes
 * are encoded; `precision` is that of the encoded rows, which are computed in float64 either way.
 */
export const prepare = (
  table: Table,
  spec: DataSpec,
  loss: RefValue = { kind: 'auto' },
  precision: Precision = 'float32',
): Result<Prepared> => {
  const { features, targets, issues: unusable } = usedColumns(table, spec);
  if (unusable.length > 0) return fail(...unusable);
  const used = [...features, ...targets];
  const gaps = missingIssues(table, spec, used);
  if (gaps.length > 0) return fail(...gaps);
  const { rows, issues: dropped } = usableRows(table, used);
  const target = targetOf(targets, rows);
  const wrong = [
    ...infiniteValues(table, spec, used, rows),
    ...targetIssues(targets, rows),
    ...splitIssues(spec),
    ...augmentIssues(spec, target),
  ];
  if (wrong.length > 0) return fail(...wrong);

  const split = splitRows(rows, spec.split, classesToKeep(spec, targets, rows));
  if (split.train.length < 2) return fail(dataIssues.tooFewRows(rows.length, split.train.length));
  const fitted = features.map((feature) => fitFeature(spec, feature, split.train));
  const fitIssues = fitted.flatMap(({ issues }) => issues);
  if (fitIssues.some(isError)) return fail(...fitIssues.filter(isError));
  const pipeline: Pipeline = {
    features: fitted.map(({ coding }) => coding!),
    target,
    targetScaling: fitTargets(targets, split.train),
  };
  const encoded = encodeParts(table, spec, pipeline, split, { outputs: outputsFor(pipeline, loss), precision });
  if (!encoded.ok) return encoded;
  const issues = [
    ...dropped,
    ...fitIssues,
    ...untrainedClasses(targets[0]!, rows, split.train),
    ...strangers(pipeline, table, split.dev),
    ...(split.dev.length === 0 ? [dataIssues.noDev(sixtyTwentyTwenty(spec))] : []),
  ];
  const { seen } = encoded.value;
  const data: PreparedData = {
    pipeline,
    facts: factsOf(pipeline, seen),
    featureNames: featureNames(pipeline),
    ...encoded.value,
    testRows: split.test.length,
    droppedRows: table.rows - rows.length,
  };
  return ok({ data, issues });
};

/** The class of each row where the split is to keep their shares. */
const classesToKeep = ({ split }: DataSpec, targets: readonly Used[], rows: Int32Array): Int32Array | null => {
  const { column } = targets[0]!;
  return split.stratify && column.type === 'category' ? Int32Array.from(rows, (row) => column.codes[row]!) : null;
};

/** The parts as the network takes them; the test rows only when they are asked for. */
const encodeParts = (
  table: Table,
  spec: DataSpec,
  pipeline: Pipeline,
  split: Split,
  { outputs, precision }: { outputs: number; precision: Precision },
): Result<Pick<PreparedData, 'train' | 'seen' | 'dev' | 'test'>> => {
  const width = widthOfFeatures(pipeline);
  const mostNumbers = mostBytes / bytesOf(precision);
  if (width * split.train.length > mostNumbers) return fail(dataIssues.tooWide(width, split.train.length, mostNumbers));
  const part = (rows: Int32Array): EncodedRows => encode(pipeline, table, rows, outputs, precision);
  const [train, dev] = [part(split.train), part(split.dev)];
  const large = [...tooLarge(pipeline, table, spec, train), ...tooLarge(pipeline, table, spec, dev)];
  if (large.length > 0) return fail(large[0]!);
  const grown = augment(train, pipeline, spec.augment, spec.split.seed, mostNumbers);
  return grown.ok ? ok({ train, seen: grown.value, dev, test: () => part(split.test) }) : grown;
};

const factsOf = ({ features, target }: Pipeline, seen: EncodedRows): DataFacts => ({
  features: seen.x.length / seen.rows,
  featureColumns: features.length,
  trainRows: seen.rows,
  target,
  classCounts: classCounts(seen, target),
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
