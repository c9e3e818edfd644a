import type { Preview } from '@deepwright/engine';
import type { Span } from './virtual';

/** Where the rows of a table come from: its file, or the file of its own that dev or test rows have. */
export type Part = 'main' | 'dev' | 'test';

export interface PartSpan extends Span {
  part: Part;
}

/** The rows of each file, in the order of the table: one, or up to three. */
export const partSpans = ({ rows, dev, test }: Preview): readonly PartSpan[] => {
  const main = rows - (dev?.rows ?? 0) - (test?.rows ?? 0);
  const counts: readonly (readonly [Part, number | undefined])[] = [
    ['main', main],
    ['dev', dev?.rows],
    ['test', test?.rows],
  ];
  let start = 0;
  return counts.flatMap(([part, count]) => {
    if (count === undefined) return [];
    const span = { part, start, end: start + count };
    start += count;
    return [span];
  });
};

/** A line of a row's file as the table writes it: "118", "dev 2". */
export const lineText = (spans: readonly PartSpan[], row: number, line: number): string => {
  const span = spans.find(({ start, end }) => row >= start && row < end);
  return span === undefined || span.part === 'main' ? String(line) : `${span.part} ${line}`;
};
