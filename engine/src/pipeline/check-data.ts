import type { Table } from '../data/table';
import type { Issue } from '../issues/issue';
import type { DataFacts } from '../layers/_layer';
import type { DataSpec } from '../project/document';
import { findingsOf } from '../findings/findings';
import { classCounts } from './classes';
import { encodedColumns } from './codings';
import type { EncodedRows, PreparedData } from './pipeline';
import { prepare } from './prepare';

/** One part of the split as the Data room shows it. */
export interface PartSummary {
  rows: number;
  /** Rows of each class, in the target's order; empty for a number. */
  classes: readonly number[];
}

/** The outcome of the pipeline's fit for a data spec: what Build needs, and what the Data room shows. */
export interface DataSummary {
  facts: DataFacts;
  featureNames: readonly string[];
  usedRows: number;
  droppedRows: number;
  /** Before augmentation; `facts.trainRows` is how many there are after it. */
  train: PartSummary;
  dev: PartSummary;
  test: PartSummary;
  /** What the scaler of each scaled column learnt from train rows, by the column's name in the encoded input: `sold month`. */
  scaled: readonly { column: string; scaler: string; stats: Readonly<Record<string, number>> }[];
}

/** What the data of a document gives: always the issues, and the summary when nothing is in the way. */
export interface DataCheck {
  issues: readonly Issue[];
  summary: DataSummary | null;
}

const summaryOf = (data: PreparedData): DataSummary => {
  const { target } = data.facts;
  const part = (rows: EncodedRows): PartSummary => ({ rows: rows.rows, classes: classCounts(rows, target) });
  return {
    facts: data.facts,
    featureNames: data.featureNames,
    usedRows: data.train.rows + data.dev.rows + data.testRows,
    droppedRows: data.droppedRows,
    train: part(data.train),
    dev: part(data.dev),
    // How many of each class there are is no measurement on the test rows.
    test: part(data.test()),
    scaled: encodedColumns(data.pipeline).flatMap(({ name, scaling }) =>
      scaling && scaling.scaler !== 'none' ? [{ column: name, ...scaling }] : [],
    ),
  };
};

/** A column that names the rows has many categories too: one word about it is enough. */
const withoutRepeats = (issues: readonly Issue[], found: readonly Issue[]): Issue[] => {
  const named = new Set(found.filter(({ code }) => code === 'data/names-rows').map(({ column }) => column));
  return issues.filter(({ code, column }) => code !== 'data/many-categories' || !named.has(column));
};

/** Fits the pipeline as a run would, and says what comes out, what is in the way, and what else the rows show. */
export const checkData = (table: Table, spec: DataSpec): DataCheck => {
  const prepared = prepare(table, spec);
  if (!prepared.ok) return { issues: prepared.issues, summary: null };
  const { data, used, split, issues } = prepared.value;
  const found = findingsOf({ table, data: spec, used, split, target: data.facts.target, width: data.facts.features });
  return { issues: [...withoutRepeats(issues, found), ...found], summary: summaryOf(data) };
};
