import type { Table } from '../data/table';
import { columnIssues } from '../issues/columns';
import { dataFix, dataIssues } from '../issues/data';
import { fail, isError, ok, type Fix, type Issue, type Result } from '../issues/issue';
import type { Target } from '../layers/_layer';
import type { DataSpec, SplitSpec } from '../project/document';
import { splitTable } from '../splitters/_split-table';
import type { Split } from '../splitters/_splitter';
import { augmentIssues } from './augment';
import { ignoreFix } from './column-fix';
import { fillIssues } from './fill';
import { fitFeature, fitTargets } from './fit';
import { missingIssues, usableRows } from './missing';
import type { Pipeline } from './pipeline';
import { infiniteValues, targetOf, targetIssues, untrainedClasses } from './suspects';
import { namesText } from './target';
import { usedColumns, valuesInUse, type Used, type UsedColumns } from './used-columns';
import { fitWeight, weightIssues } from './weights';

/** A table's rows dealt out as the settings say, before anything is learnt from them. */
export interface DealtData {
  used: UsedColumns;
  target: Target;
  /** Rows that are used, in the table's order. */
  rows: Int32Array;
  split: Split;
  /** Warnings and facts to know so far. */
  issues: readonly Issue[];
}

/** Rows with gaps dropped, the others split (T02); whatever stands in the way is told before. */
export const dealData = (table: Table, spec: DataSpec): Result<DealtData> => {
  const used = usedColumns(table, spec);
  if (used.issues.length > 0) return fail(...used.issues);
  const columns = valuesInUse(used);
  const gaps = [...fillIssues(spec, used.features), ...missingIssues(table, spec, columns)];
  if (gaps.length > 0) return fail(...gaps);
  const { rows, issues: dropped } = usableRows(table, columns);
  const target = targetOf(used.targets, rows);
  const wrong = [
    ...infiniteValues(table, spec, [...used.features, ...used.targets], rows),
    ...weightIssues(table, spec, used.weight, rows),
    ...targetIssues(used.targets, rows),
    ...shareIssues(spec),
    ...augmentIssues(spec, target),
  ];
  if (wrong.length > 0) return fail(...wrong);
  const dealt = splitTable({ table, data: spec, rows, classes: classesToKeep(spec, used.targets, rows) });
  if (!dealt.ok) return dealt;
  const { split, issues } = dealt.value;
  if (split.train.length < 2) return fail(dataIssues.tooFewRows(rows.length, split.train.length));
  return ok({ used, target, rows, split, issues: [...dropped, ...issues] });
};

/** Dealt data, and the pipeline learnt from its train rows alone (T23, T24). */
export interface FittedData extends DealtData {
  pipeline: Pipeline;
}

export const fitData = (table: Table, spec: DataSpec): Result<FittedData> => {
  const found = dealData(table, spec);
  if (!found.ok) return found;
  const { used, target, rows, split, issues } = found.value;
  const fitted = used.features.map((feature) => fitFeature(spec, feature, split.train));
  const fitIssues = fitted.flatMap((each) => each.issues);
  if (fitIssues.some(isError)) return fail(...fitIssues.filter(isError));
  const weight = fitWeight(spec, used.weight, split.train);
  if (!weight.ok) return weight;
  const constant = used.features.filter((_, i) => fitted[i]!.isConstant).map(({ spec: { name } }) => name);
  const pipeline: Pipeline = {
    features: fitted.map(({ coding }) => coding!),
    target,
    targetScaling: fitTargets(used.targets, split.train),
    weight: weight.value,
  };
  const learnt = [
    ...constantIssues(spec, constant),
    ...fitIssues,
    ...untrainedClasses(used.targets[0]!, rows, split.train),
  ];
  return ok({ ...found.value, pipeline, issues: [...issues, ...learnt] });
};

/** Each of a few constant columns is told alone; many, such as the edges of pictures, at once. */
const constantIssues = (spec: DataSpec, names: readonly string[]): Issue[] => {
  if (names.length <= 3) return names.map((name) => dataIssues.constant(name, [ignoreFix(spec, name)]));
  const all = new Set(names);
  const columns = spec.columns.map((each) => (all.has(each.name) ? { ...each, role: 'ignore' as const } : each));
  const ignoreAll: Fix = dataFix(`Ignore these ${names.length} columns`, { do: 'data', set: { ...spec, columns } });
  return [columnIssues.constants(names, namesText(names.map((name) => `‘${name}’`)), [ignoreAll])];
};

/** The class of each row where the split is to keep their shares. */
const classesToKeep = ({ split }: DataSpec, targets: readonly Used[], rows: Int32Array): Int32Array | null => {
  const { column } = targets[0]!;
  return split.stratify && column.type === 'category' ? Int32Array.from(rows, (row) => column.codes[row]!) : null;
};

const shareIssues = (spec: DataSpec): Issue[] => {
  const { train, dev, test }: SplitSpec = spec.split;
  const right = [train, dev, test].every((share) => share >= 0 && share <= 1) && train > 0;
  const sum = train + dev + test;
  return right && Math.abs(sum - 1) < 1e-6 ? [] : [dataIssues.badSplit(train, dev, test, [sixtyTwentyTwenty(spec)])];
};

/** The usual shares, as a fix. */
export const sixtyTwentyTwenty = (spec: DataSpec): Fix =>
  dataFix('Split 60/20/20', {
    do: 'data',
    set: { ...spec, split: { ...spec.split, train: 0.6, dev: 0.2, test: 0.2 } },
  });
