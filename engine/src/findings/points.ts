import type { Points } from '../data/study';
import type { Column, Table } from '../data/table';
import { isMissing, textAt } from '../pipeline/cells';
import { evenly } from './evenly';

const mostPoints = 2000;

/** The place in the order of a category, the number or date of any other cell. */
const placeOf = (column: Column, row: number): number =>
  column.type === 'category' ? column.codes[row]! : column.values[row]!;

/** Rows in which no column has a gap, nor a value that cannot be drawn. */
const drawable = (columns: readonly Column[], rows: number): Int32Array => {
  const found = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    let isWhole = true;
    for (const column of columns) {
      if (isMissing(column, row) || !Number.isFinite(placeOf(column, row))) isWhole = false;
    }
    if (isWhole) found[count++] = row;
  }
  return found.subarray(0, count);
};

/** The groups of these rows in the order of their values, and the group of each row. */
const grouped = (column: Column, rows: Int32Array): Pick<Points, 'group' | 'groups'> => {
  const places = Float64Array.from(rows, (row) => placeOf(column, row));
  const rowOf = new Map(Array.from(rows, (row, i) => [places[i]!, row]));
  const sorted = [...rowOf.keys()].sort((a, b) => a - b);
  const groupOf = new Map(sorted.map((place, group) => [place, group]));
  return {
    group: Int32Array.from(places, (place) => groupOf.get(place)!),
    groups: sorted.map((place) => textAt(column, rowOf.get(place)!)!),
  };
};

/** Rows as points of two columns, evenly spaced where they are many; nothing when a column is not in the table. */
export const pointsOf = (table: Table, { x, y, group }: { x: string; y: string; group: string | null }): Points => {
  const named = (name: string | null) => table.columns.find((column) => column.name === name);
  const [ofX, ofY, ofGroup] = [named(x), named(y), named(group)];
  const columns = [ofX, ofY, ofGroup].filter((column) => column !== undefined);
  const whole = ofX && ofY ? drawable(columns, table.rows) : new Int32Array(0);
  const rows = evenly(whole, mostPoints);
  return {
    x: Float64Array.from(rows, (row) => placeOf(ofX!, row)),
    y: Float64Array.from(rows, (row) => placeOf(ofY!, row)),
    ...(ofGroup ? grouped(ofGroup, rows) : { group: new Int32Array(0), groups: [] }),
    total: whole.length,
  };
};
