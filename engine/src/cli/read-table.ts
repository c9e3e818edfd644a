import type { Preview } from '../data/preview';
import type { Table } from '../data/table';
import { openData, type OpenOptions } from '../host/data/open-data';
import type { Files } from '../host/data/protocol';
import { ok, type Result } from '../issues/issue';
import { progressBar } from './progress-bar';
import type { Terminal } from './terminal';

export interface ReadTable {
  table: Table;
  preview: Preview;
}

/** Reads the files of a table whole, and draws how far it is. */
export const readTable = async (
  files: string | Files,
  how: Pick<OpenOptions, 'read' | 'asText'>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Result<ReadTable>> => {
  const progress = (share: number): void => terminal.status(`Reading  ${progressBar(share)}`);
  const opened = await openData(files, { ...how, progress, signal });
  terminal.status('');
  if (!opened.ok) return opened;
  const { table, preview } = opened.value;
  return ok({ table, preview });
};
