import type { Normalised } from '../data/study';
import type { Table } from '../data/table';
import { dataIssues } from '../issues/data';
import { fail, isError, ok, type Result } from '../issues/issue';
import type { DataSpec } from '../project/document';
import type { ScalerStats } from '../scalers/_scaler';
import { histogram } from '../stats/histogram';
import { moments } from '../stats/moments';
import { codesAt, datesAt, numbersAt } from './cells';
import { encodedColumns } from './codings';
import { partsOf } from './date-parts';
import { dealData } from './fit-data';
import { fitFeature, fitTargets } from './fit';
import type { FeatureCoding } from './pipeline';
import { scalerOf } from './target';
import type { Used } from './used-columns';

const bins = 24;

/** Values of one encoded column, as they are before scaling; NaN where there is none. */
interface Unscaled {
  name: string;
  values: Float64Array;
  scaling: { scaler: string; stats: ScalerStats };
}

/**
 * The encoded numbers of one column before and after its scaling, over the train rows (T23): one for a number or a place in
 * an order, one for each part of a date, none for one-hot categories, which are not scaled.
 */
export const normalised = (table: Table, spec: DataSpec, column: string): Result<readonly Normalised[]> => {
  const dealt = dealData(table, spec);
  if (!dealt.ok) return dealt;
  const { used, split } = dealt.value;
  const chosen = [...used.features, ...used.targets].find((each) => each.spec.name === column);
  if (!chosen) return fail(dataIssues.missingColumn(column));
  if (chosen.spec.role === 'target') return ok(ofTarget(chosen, split.train).map(beforeAndAfter));
  const { coding, issues } = fitFeature(spec, chosen, split.train);
  if (!coding) return fail(...issues.filter(isError));
  return ok(ofFeature(coding, chosen, split.train).map(beforeAndAfter));
};

const ofTarget = ({ column, spec }: Used, train: Int32Array): Unscaled[] =>
  fitTargets([{ column, spec }], train).map((scaling) => ({
    name: column.name,
    values: numbersAt(column, train),
    scaling,
  }));

const ofFeature = (coding: FeatureCoding, { column }: Used, train: Int32Array): Unscaled[] => {
  const scaled = encodedColumns({ features: [coding] }).flatMap(({ name, scaling }) =>
    scaling ? [{ name, scaling }] : [],
  );
  return scaled.map((each, i) => {
    switch (coding.type) {
      case 'date':
        return { ...each, values: partsOf(coding.parts[i]!.part, datesAt(column, train)) };
      case 'ordinal':
        return { ...each, values: placesAt(codesAt(column, coding.categories, train)) };
      default:
        return { ...each, values: numbersAt(column, train) };
    }
  });
};

const placesAt = (codes: Int32Array): Float64Array => Float64Array.from(codes, (code) => (code < 0 ? NaN : code));

const beforeAndAfter = ({ name, values, scaling: { scaler, stats } }: Unscaled): Normalised => {
  const before = values.filter((value) => !Number.isNaN(value));
  const { apply } = scalerOf(scaler)!;
  const after = before.map((value) => apply(value, stats));
  return {
    name,
    scaler,
    stats,
    before: histogram(before, before.length, bins),
    after: histogram(after, after.length, bins),
    ...moments(after, after.length),
  };
};
