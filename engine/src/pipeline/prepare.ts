import { lineOf, type Column, type Table } from '../data/table';
import { dataIssues } from '../issues/data';
import { fail, isError, ok, type Issue, type Result } from '../issues/issue';
import { lossOf } from '../layers/_output-loss';
import type { DataFacts, Target } from '../layers/_layer';
import type { ColumnSpec, DataSpec } from '../project/document';
import type { RefValue } from '../params/param';
import { encode, featureNames, widthOfFeatures } from './encode';
import { fitFeature, fitTarget } from './fit';
import { missingIssues } from './missing';
import type { Pipeline, PreparedData } from './pipeline';
import { splitRows } from './split';

export interface Prepared {
  data: PreparedData;
  /** Warnings: errors make the whole a failure. */
  issues: readonly Issue[];
}

/** The columns of the table that the settings name, with their settings. */
interface Used {
  column: Column;
  spec: ColumnSpec;
}

/**
 * Table and settings to a data set ready to train on: rows with gaps dropped or filled, split, pipeline fitted on train
 * rows only. `loss` is the Output block's, which decides how classes are encoded.
 */
export const prepare = (table: Table, spec: DataSpec, loss: RefValue = { kind: 'auto' }): Result<Prepared> => {
  const { features, target, issues: wrong } = chosen(table, spec);
  if (!target || wrong.some(isError)) return fail(...wrong);
  const gaps = missingIssues(table, spec, [...features, target]);
  if (gaps.some(isError)) return fail(...gaps);

  const used = usedRows(table, [...features, target]);
  const asked = targetOf(target, used);
  const targetIssue = targetProblem(asked, target, used);
  if (targetIssue) return fail(targetIssue);
  const { train: t, dev: d, test: e } = spec.split;
  if (![t, d, e].every((share) => share >= 0) || t <= 0) return fail(dataIssues.badSplit(t, d, e));

  const byClass = spec.split.stratify && target.column.type === 'category' ? target.column.codes : null;
  const split = splitRows(used, spec.split, byClass && Int32Array.from(used, (row) => byClass[row]!));
  if (split.train.length < 2) return fail(dataIssues.tooFewRows(used.length, split.train.length));
  const fitted = features.map((feature) => fitFeature(table, feature.column, feature.spec, split.train));
  const unfit = fitted.flatMap((each) => each.issues);
  if (unfit.some(isError)) return fail(...unfit);

  const pipeline: Pipeline = {
    features: fitted.map((each) => each.coding!),
    target: asked,
    targetScaling: asked.kind === 'number' ? fitTarget(target.column, split.train) : null,
  };
  const outputs = lossOf(loss, asked)?.outputs(asked) ?? lossOf({ kind: 'auto' }, asked)!.outputs(asked)!;
  const facts: DataFacts = {
    features: widthOfFeatures(pipeline),
    featureColumns: features.length,
    trainRows: split.train.length,
    target: asked,
  };
  const train = encode(pipeline, table, split.train, outputs);
  const dev = encode(pipeline, table, split.dev, outputs);
  const large = [...tooLarge(pipeline, table, train), ...tooLarge(pipeline, table, dev)];
  if (large.length > 0) return fail(large[0]!);
  const warnings = [...wrong, ...gaps, ...unfit, ...(split.dev.length === 0 ? [dataIssues.noDev()] : [])];
  return ok({
    data: {
      pipeline,
      facts,
      featureNames: featureNames(pipeline),
      train,
      dev,
      testRows: split.test.length,
      droppedRows: table.rows - used.length,
      test: () => encode(pipeline, table, split.test, outputs),
    },
    issues: warnings,
  });
};

const chosen = (table: Table, spec: DataSpec): { features: Used[]; target: Used | null; issues: Issue[] } => {
  const issues: Issue[] = [];
  const used = spec.columns
    .filter(({ role }) => role !== 'ignore')
    .flatMap((each): Used[] => {
      const column = table.columns.find(({ name }) => name === each.name);
      if (!column) issues.push(dataIssues.missingColumn(each.name));
      return column ? [{ column: asType(column, each), spec: each }] : [];
    });
  const targets = used.filter((each) => each.spec.role === 'target');
  const features = used.filter((each) => each.spec.role === 'feature');
  if (issues.length === 0 && targets.length === 0) issues.push(dataIssues.noTarget());
  if (targets.length > 1) issues.push(dataIssues.severalTargets(targets.map(({ spec: s }) => s.name)));
  if (issues.length === 0 && features.length === 0) issues.push(dataIssues.noFeature());
  return { features, target: targets[0] ?? null, issues };
};

/** The column as the settings want it: numbers may be read as categories, each value a class. */
const asType = (column: Column, spec: ColumnSpec): Column => {
  if (column.type === spec.type || column.type === 'category') return column;
  const values = [...new Set(column.values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const codeOf = new Map(values.map((value, i) => [value, i]));
  const codes = Int32Array.from(column.values, (value) => codeOf.get(value) ?? -1);
  return { name: column.name, type: 'category', codes, categories: values.map(String) };
};

const isMissing = (column: Column, row: number): boolean =>
  column.type === 'number' ? Number.isNaN(column.values[row]!) : column.codes[row]! < 0;

/** Rows in which nothing is missing that is to be dropped for (the target always is). */
const usedRows = (table: Table, columns: readonly Used[]): Int32Array => {
  const strict = columns
    .filter(({ spec }) => spec.missing === 'drop' || spec.role === 'target')
    .map(({ column }) => column);
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) if (!strict.some((column) => isMissing(column, row))) rows.push(row);
  return Int32Array.from(rows);
};

/** Classes that occur in the rows used, in the column's order. */
const targetOf = ({ column }: Used, rows: Int32Array): Target => {
  if (column.type === 'number') return { kind: 'number', name: column.name };
  const seen = new Set(Array.from(rows, (row) => column.codes[row]!));
  return { kind: 'category', name: column.name, classes: column.categories.filter((_, code) => seen.has(code)) };
};

const targetProblem = (target: Target, { column }: Used, rows: Int32Array): Issue | null => {
  if (rows.length === 0) return dataIssues.tooFewRows(0, 0);
  if (target.kind === 'category')
    return target.classes.length < 2 ? dataIssues.oneClass(target.name, target.classes[0] ?? '', rows.length) : null;
  const values = (column as Column & { type: 'number' }).values;
  const first = values[rows[0]!]!;
  return rows.every((row) => values[row] === first) ? dataIssues.constantTarget(target.name, first, rows.length) : null;
};

/** The first value that float32 cannot hold after scaling, by column and line. */
const tooLarge = (pipeline: Pipeline, table: Table, encoded: PreparedData['train']): Issue[] => {
  const bad = encoded.x.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return [];
  const width = widthOfFeatures(pipeline);
  const row = encoded.source[Math.floor(bad / width)]!;
  let at = bad % width;
  for (const coding of pipeline.features) {
    const own = coding.type === 'number' ? 1 : coding.categories.length;
    if (at < own) {
      const column = table.columns.find(({ name }) => name === coding.column);
      const value = column?.type === 'number' ? column.values[row]! : NaN;
      return [dataIssues.tooLarge(coding.column, value, lineOf(table, row))];
    }
    at -= own;
  }
  return [];
};
