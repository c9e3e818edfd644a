import type { AugmentPreview } from '../data/study';
import { lineOf, type Table } from '../data/table';
import { ok, type Result } from '../issues/issue';
import type { Target } from '../layers/_layer';
import type { DataSpec } from '../project/document';
import { encodedColumns } from './codings';
import type { EncodedRows, Pipeline } from './pipeline';
import { prepare } from './prepare';
import { scalerOf, targetUnits } from './target';

/** Names of the encoded target's numbers: each class, or the second of two at one output. */
const targetNamesOf = (target: Target, outputs: number): string[] => {
  if (target.kind === 'number') return [...target.names];
  return target.classes.slice(outputs === 1 ? 1 : 0).map((name) => `${target.name}=${name}`);
};

/** One row's features and target in the units of the file. */
const rowOf = (pipeline: Pipeline): ((rows: EncodedRows, i: number) => number[]) => {
  const columns = encodedColumns(pipeline).map(
    ({ scaling }) => scaling && { ...scaling, scaler: scalerOf(scaling.scaler)! },
  );
  const { invert } = targetUnits(pipeline);
  return ({ x, y, outputs }, i) => {
    const features = columns.map((scaling, j) => {
      const value = x[i * columns.length + j]!;
      return scaling ? scaling.scaler.invert(value, scaling.stats) : value;
    });
    const target = Float64Array.from(y.subarray(i * outputs, (i + 1) * outputs));
    invert(target, target, outputs);
    return [...features, ...target];
  };
};

/** Some of the rows that augmentation makes, evenly spread over all of them, beside those they are made from (T20). */
export const augmented = (table: Table, spec: DataSpec, count: number): Result<AugmentPreview> => {
  const prepared = prepare(table, spec, undefined, 'float64');
  if (!prepared.ok) return prepared;
  const { pipeline, facts, featureNames, train, seen } = prepared.value.data;
  const made = seen.rows - train.rows;
  const shown = Math.max(0, Math.min(Math.floor(count), made));
  const placeOf = new Map(Array.from(train.source, (row, i) => [row, i]));
  const unscaled = rowOf(pipeline);
  const rows = Array.from({ length: shown }, (_, i) => {
    const at = train.rows + Math.floor((i * made) / shown);
    const source = seen.source[at]!;
    return {
      line: lineOf(table, source),
      before: unscaled(train, placeOf.get(source)!),
      after: unscaled(seen, at),
    };
  });
  const names = [...featureNames, ...targetNamesOf(facts.target, train.outputs)];
  return ok({ trainRows: train.rows, seenRows: seen.rows, names, rows });
};
