import type { Column } from '../data/table';
import { columnIssues } from '../issues/columns';
import { dataIssues } from '../issues/data';
import type { Issue } from '../issues/issue';
import { dateParts, type DataSpec, type DatePart } from '../project/document';
import { codesAt, datesAt, numberIn, numbersAt } from './cells';
import { ignoreFix } from './column-fix';
import { partsOf } from './date-parts';
import { categoryFill, numberFill } from './fill';
import type { FeatureCoding, Pipeline } from './pipeline';
import { scalerOf } from './target';
import type { Used } from './used-columns';

interface Fitted {
  coding: FeatureCoding | null;
  /** The same value, or none, in all train rows. */
  isConstant: boolean;
  issues: Issue[];
}

/** More categories than this are rarely meant: most often they name the rows. */
const manyCategories = 50;

/** One feature's coding, learnt from the train rows alone (T23, T24). */
export const fitFeature = (data: DataSpec, used: Used, train: Int32Array): Fitted => {
  const { column } = used;
  const coding = codingOf(used, train);
  if (!coding) {
    return { coding, isConstant: true, issues: [dataIssues.allMissing(column.name, [ignoreFix(data, column.name)])] };
  }
  return { coding, isConstant: isConstant(column, train), issues: codingIssues(data, coding) };
};

const codingIssues = (data: DataSpec, coding: FeatureCoding): Issue[] => {
  if (coding.type !== 'category' && coding.type !== 'ordinal') return [];
  const { column, categories, fill } = coding;
  const issues: Issue[] = [];
  if (fill !== null && !categories.includes(fill)) issues.push(columnIssues.fillUnseen(column, fill));
  if (coding.type === 'category' && categories.length > manyCategories) {
    issues.push(dataIssues.manyCategories(column, categories.length, [ignoreFix(data, column)]));
  }
  return issues;
};

/** Null where no train row has a value. */
const codingOf = (used: Used, train: Int32Array): FeatureCoding | null => {
  const { column, spec } = used;
  if (column.type === 'number') return fitNumber(column, used, train);
  if (column.type === 'date') return fitDate(column, used, train);
  if (spec.type === 'boolean') return fitYesOrNo(column, used, train);
  return spec.encoding === 'ordinal' ? fitOrdinal(column, used, train) : fitOneHot(column, used, train);
};

type Numbers = Column & { type: 'number' };
type Dates = Column & { type: 'date' };
type Categories = Column & { type: 'category' };

/** Without the gaps, in the same order. */
const presentOf = (values: Float64Array): Float64Array => {
  let count = 0;
  const present = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) present[count++] = values[i]!;
  return present.subarray(0, count);
};

const fitNumber = (column: Numbers, { spec }: Used, train: Int32Array): FeatureCoding | null => {
  const present = presentOf(numbersAt(column, train));
  if (present.length === 0) return null;
  const scaler = scalerOf(spec.scaler)!;
  return {
    column: column.name,
    type: 'number',
    scaler: scaler.kind,
    stats: scaler.fit(present),
    fill: numberFill(spec, present),
    indicator: spec.missing === 'indicator',
  };
};

const fitDate = (column: Dates, { spec }: Used, train: Int32Array): FeatureCoding | null => {
  const present = presentOf(datesAt(column, train));
  if (present.length === 0) return null;
  const scaler = scalerOf(spec.scaler)!;
  const parts = (spec.parts ?? partsThatVary(present)).map((part) => ({
    part,
    scaler: scaler.kind,
    stats: scaler.fit(partsOf(part, present)),
  }));
  const indicator = spec.missing === 'indicator';
  return { column: column.name, type: 'date', parts, fill: numberFill(spec, present), indicator };
};

/** The parts that tell the train rows apart; of one date alone its days since 1970, since a feature has some number. */
const partsThatVary = (times: Float64Array): readonly DatePart[] => {
  const varying = dateParts.filter((part) => {
    const values = partsOf(part, times);
    return values.some((value) => value !== values[0]);
  });
  return varying.length > 0 ? varying : ['elapsed'];
};

/** Rows that have each category. */
const countsOf = ({ codes, categories }: Categories, rows: Int32Array): Int32Array => {
  const counts = new Int32Array(categories.length);
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!]!;
    if (code >= 0) counts[code]!++;
  }
  return counts;
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The categories that stand in train rows once their gaps are filled, in the column's order, and the filling. */
const seenCategories = (column: Categories, { spec }: Used, train: Int32Array) => {
  const counts = countsOf(column, train);
  const categories = column.categories.filter((_, code) => counts[code]! > 0);
  const fill = categoryFill(spec, column.categories, counts);
  const hasGaps = counts.reduce((sum, count) => sum + count, 0) < train.length;
  const isNew = spec.missing === 'constant' && fill !== null && hasGaps && !categories.includes(fill);
  return { categories: isNew ? [...categories, fill].sort(byText) : categories, fill };
};

const fitOneHot = (column: Categories, used: Used, train: Int32Array): FeatureCoding | null => {
  const { categories, fill } = seenCategories(column, used, train);
  if (categories.length === 0) return null;
  const indicator = used.spec.missing === 'indicator';
  // Of one-hot columns the gap is a category of its own, which nothing fills.
  return { column: column.name, type: 'category', categories, fill: indicator ? null : fill, indicator };
};

const fitOrdinal = (column: Categories, used: Used, train: Int32Array): FeatureCoding | null => {
  const seen = seenCategories(column, used, train);
  if (seen.categories.length === 0) return null;
  const numbers = new Map(seen.categories.map((category) => [category, numberIn(category)]));
  const isNumeric = [...numbers.values()].every((value) => !Number.isNaN(value));
  const categories = isNumeric
    ? seen.categories.slice().sort((a, b) => numbers.get(a)! - numbers.get(b)!)
    : seen.categories;
  const scaler = scalerOf(used.spec.scaler)!;
  const places = codesAt(column, categories, train).filter((code) => code >= 0);
  const stats = scaler.fit(Float64Array.from(places));
  const indicator = used.spec.missing === 'indicator';
  return { column: column.name, type: 'ordinal', categories, scaler: scaler.kind, stats, fill: seen.fill, indicator };
};

/** 0 and 1, like a one-hot column: no scaling. Both words are known, even if the train rows have only one. */
const fitYesOrNo = (column: Categories, { spec }: Used, train: Int32Array): FeatureCoding | null => {
  const counts = countsOf(column, train);
  if (counts.every((count) => count === 0)) return null;
  const { categories, name } = column;
  const fill = categoryFill(spec, categories, counts);
  const indicator = spec.missing === 'indicator';
  return { column: name, type: 'ordinal', categories, scaler: 'none', stats: {}, fill, indicator };
};

const isConstant = (column: Column, rows: Int32Array): boolean => {
  const values = column.type === 'category' ? column.codes : column.values;
  const first = values[rows[0]!]!;
  for (let i = 1; i < rows.length; i++)
    if (!Object.is(values[rows[i]!]!, first) && values[rows[i]!] !== first) return false;
  return true;
};

/** The scaling of targets of numbers, each learnt from its values in the train rows; none for classes. */
export const fitTargets = (targets: readonly Used[], train: Int32Array): Pipeline['targetScaling'] =>
  targets.flatMap(({ column, spec }) => {
    if (column.type !== 'number') return [];
    const scaler = scalerOf(spec.scaler)!;
    return [{ scaler: scaler.kind, stats: scaler.fit(presentOf(numbersAt(column, train))) }];
  });
