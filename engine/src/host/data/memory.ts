import { freemem } from 'node:os';
import type { Issue } from '../../issues/issue';
import type { FileFacts } from './file-facts';
import { tooMuch } from './reading-issues';

/** A table may take this much of the free memory: encoding its rows for a run needs room as well. */
const usable = 0.4;

/** Bytes of memory that a table may take on this computer now. */
export const freeForTable = (): number => Math.floor(usable * freemem());

/** Bytes that a row of these columns takes: numbers and dates 8 each, codes of categories 4. */
export const bytesOfRow = (kinds: readonly ('number' | 'text')[]): number =>
  kinds.reduce((sum, kind) => sum + (kind === 'number' ? 8 : 4), 0);

/** What to say when so many rows would not fit; null when they do. */
export const lackOfRoom = (facts: FileFacts, rows: number, rowBytes: number): Issue | null => {
  const free = freeForTable();
  return rows * rowBytes > free ? tooMuch(facts.name, rows, rows * rowBytes, free) : null;
};
