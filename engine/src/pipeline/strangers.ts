import { lineOf, type Column, type Table } from '../data/table';
import { dataIssues } from '../issues/data';
import type { Issue } from '../issues/issue';
import { codesAt, datesAt, missing, numbersAt, textAt, unseen } from './cells';
import type { FeatureCoding, Pipeline } from './pipeline';

/** What a coding makes of each row's cell: a place or 0, `missing` or `unseen`. */
const readCells = (coding: FeatureCoding, column: Column, rows: Int32Array): Int32Array => {
  if (coding.type === 'category' || coding.type === 'ordinal') return codesAt(column, coding.categories, rows);
  const values = coding.type === 'date' ? datesAt(column, rows) : numbersAt(column, rows);
  const found = new Int32Array(rows.length);
  for (let i = 0; i < found.length; i++) if (Number.isNaN(values[i])) found[i] = missing;
  return found;
};

/** How many cells are read as that, and the places of the first five. */
const placesOf = (cells: Int32Array, what: number): { count: number; first: number[] } => {
  const first: number[] = [];
  let count = 0;
  for (let i = 0; i < cells.length; i++) {
    if (cells[i] !== what) continue;
    count++;
    if (first.length < 5) first.push(i);
  }
  return { count, first };
};

/** Values of rows that the pipeline cannot read as they are: categories no train row has, gaps that nothing fills. */
export const strangers = (pipeline: Pipeline, table: Table, rows: Int32Array): Issue[] => {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  return pipeline.features.flatMap((coding) => {
    const column = byName.get(coding.column);
    return column ? strangersOf(coding, column, table, rows) : [];
  });
};

const strangersOf = (coding: FeatureCoding, column: Column, table: Table, rows: Int32Array): Issue[] => {
  const cells = readCells(coding, column, rows);
  const issues: Issue[] = [];
  const strange = placesOf(cells, unseen);
  if (strange.count > 0) {
    const row = rows[strange.first[0]!]!;
    issues.push(dataIssues.unseen(coding.column, strange.count, textAt(column, row)!, lineOf(table, row)));
  }
  if (coding.indicator || isFilled(coding)) return issues;
  const gaps = placesOf(cells, missing);
  const lines = gaps.first.map((i) => lineOf(table, rows[i]!));
  if (gaps.count > 0) issues.push(dataIssues.unfilled(coding.column, gaps.count, lines));
  return issues;
};

/** A category to fill with must be a known one. */
const isFilled = (coding: FeatureCoding): boolean => {
  if (coding.type === 'category' || coding.type === 'ordinal') {
    return coding.fill !== null && coding.categories.includes(coding.fill);
  }
  return coding.fill !== null;
};
