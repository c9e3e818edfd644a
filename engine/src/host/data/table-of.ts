import type { Table } from '../../data/table';
import type { FileRead } from './read-file';

/** The table that was read from a file. */
export const tableOf = ({ rows, columns, lines, firstLine }: FileRead): Table => ({
  rows,
  columns: columns.map(({ column }) => column),
  ...(lines ? { lines } : {}),
  ...(firstLine === 2 ? {} : { firstLine }),
});
