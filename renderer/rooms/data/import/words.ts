import type { FileFormat, Peek } from '@deepwright/engine';
import type { FileRole } from '../../../stores/data-files';
import { count, counted } from '../../../ui/format';

/** What the import dialog says in words and numbers. */

const formats: Readonly<Record<FileFormat, string>> = {
  text: 'Delimited text',
  parquet: 'Parquet',
  json: 'JSON lines',
};
export const formatText = (format: FileFormat): string => formats[format];

/** An estimate: to two digits, so that nobody takes it for a count. */
export const about = (n: number): string => `about ${count(Number(n.toPrecision(2)))}`;

const rowsText = (rows: number, exact: boolean): string =>
  exact ? counted(rows, 'row') : `${about(rows)} ${rows === 1 ? 'row' : 'rows'}`;

/** How long the file is: counted where the first look saw all of it. */
export const lengthText = ({ format, whole, estimate, rejectedCount }: Peek): string =>
  whole && format !== 'parquet' && rejectedCount > 0
    ? `${counted(estimate.rows + rejectedCount, 'line')} of data, ${count(rejectedCount)} cannot be read`
    : rowsText(estimate.rows, whole);

/** What will be read: all of it, or the share that is drawn by chance. */
export const neededRows = (rows: number, { whole }: Peek, share: number | undefined): string =>
  rowsText(rows, whole && share === undefined);

/** The largest of the usual shares that fits into the memory there is; the smallest when none does. */
export const fittingShare = (bytes: number, free: number): number =>
  [0.5, 0.25, 0.1, 0.05, 0.01].find((share) => bytes * share <= free) ?? 0.01;

export const titleOf = (role: FileRole, name: string, again: boolean): string => {
  if (role !== 'main') return `Import ${name} as ${role} rows`;
  return again ? `How ${name} is read` : `Import ${name}`;
};
