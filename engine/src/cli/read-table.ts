import type { Preview } from '../data/preview';
import type { Table } from '../data/table';
import { openData } from '../host/data/open-data';
import { ok, type Result } from '../issues/issue';
import type { ReadOptions } from '../project/document';
import { progressBar } from './progress-bar';
import type { Terminal } from './terminal';

export interface ReadTable {
  table: Table;
  preview: Preview;
}

/** Reads a CSV file whole, and draws how far it is. */
export const readTable = async (
  file: string,
  read: ReadOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Result<ReadTable>> => {
  const progress = (share: number): void => terminal.status(`Reading  ${progressBar(share)}`);
  const opened = await openData(file, { read, progress, signal });
  terminal.status('');
  if (!opened.ok) return opened;
  const { table, preview, close } = opened.value;
  await close();
  return ok({ table, preview });
};
