import type { Table } from '../data/table';
import { dataIssues } from '../issues/data';
import { fail, ok, type Issue, type Result } from '../issues/issue';
import { bytesOf, type Precision } from '../kernels/real';
import type { DataFacts } from '../layers/_layer';
import { lossOf } from '../layers/_output-loss';
import type { RefValue } from '../params/param';
import type { DataSpec } from '../project/document';
import type { Split } from '../splitters/_splitter';
import { augment } from './augment';
import { classCounts } from './classes';
import { featureNames, widthOfFeatures } from './codings';
import { encode } from './encode';
import { fitData, sixtyTwentyTwenty } from './fit-data';
import type { EncodedRows, Pipeline, PreparedData } from './pipeline';
import { strangers } from './strangers';
import { tooLarge } from './suspects';
import type { UsedColumns } from './used-columns';

export interface Prepared {
  data: PreparedData;
  /** The columns that were used, and the rows of each part. */
  used: UsedColumns;
  split: Split;
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
  const fitted = fitData(table, spec);
  if (!fitted.ok) return fitted;
  const { used, split, pipeline } = fitted.value;
  const encoded = encodeParts(table, spec, pipeline, split, { outputs: outputsFor(pipeline, loss), precision });
  if (!encoded.ok) return encoded;
  const issues = [
    ...fitted.value.issues,
    ...strangers(pipeline, table, split.dev),
    ...(split.dev.length === 0 ? [dataIssues.noDev([sixtyTwentyTwenty(spec)])] : []),
  ];
  const data: PreparedData = {
    pipeline,
    facts: factsOf(pipeline, encoded.value.seen),
    featureNames: featureNames(pipeline),
    ...encoded.value,
    testRows: split.test.length,
    droppedRows: table.rows - split.train.length - split.dev.length - split.test.length,
  };
  return ok({ data, used, split, issues });
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
