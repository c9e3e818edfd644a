import type { Preview, ReadOptions } from '@deepwright/engine';
import { count, counted, percent } from '../../ui/format';
import { readingText } from './import/reading';
import { formatText } from './import/words';

/** What the file bar says about the open files. */

/** "347 lines of data: 344 read, 3 rejected", or how many rows were drawn; of the main file alone. */
export const linesText = (preview: Preview): string => {
  const { rejectedCount, sampledFrom, dev, test } = preview;
  const rows = preview.rows - (dev?.rows ?? 0) - (test?.rows ?? 0);
  const rejected = rejectedCount === 0 ? '' : `, ${count(rejectedCount)} rejected`;
  if (sampledFrom !== undefined) {
    return `${count(rows)} of ${counted(sampledFrom, 'row')}, drawn by chance${rejected}`;
  }
  if (preview.format === 'parquet') return `${counted(rows, 'row')}: all read`;
  const read = rejectedCount === 0 ? 'all read' : `${count(rows)} read${rejected}`;
  return `${counted(rows + rejectedCount, 'line')} of data: ${read}`;
};

/** "dev: later.csv, 1 200 rows" */
export const partsText = ({ dev, test }: Preview): readonly string[] =>
  [
    { title: 'dev', part: dev },
    { title: 'test', part: test },
  ].flatMap(({ title, part }) => {
    if (!part) return [];
    const rejected = part.rejectedCount === 0 ? '' : `, ${count(part.rejectedCount)} rejected`;
    return [`${title}: ${part.name}, ${counted(part.rows, 'row')}${rejected}`];
  });

/** How it was read, with what is not as usual. */
export const readText = ({ dialect, format }: Preview, { columns, share, missing }: ReadOptions): string =>
  [
    dialect ? readingText(dialect) : formatText(format),
    ...(missing ? [`missing ${missing.length === 0 ? 'empty cells' : missing.join(' ')}`] : []),
    ...(columns ? [`only ${counted(columns.length, 'column')}`] : []),
    ...(share === undefined ? [] : [`${percent(share, share < 0.01 ? 3 : 0)} of the rows`]),
  ].join(', ');
