import type { RowWindow } from '../../data/preview';
import type { Table } from '../../data/table';
import type { Result } from '../../issues/issue';
import type { DataCheck } from '../../pipeline/check-data';
import type { DataSpec, ReadOptions } from '../../project/document';
import { Thread } from '../thread';
import type { DataJob, OpenedFile, ReadingProgress } from './protocol';

export interface OpenHooks {
  progress?: (progress: ReadingProgress) => void;
  /** Gives the reading up; the result is then an issue `data/cancelled`. */
  signal?: AbortSignal;
}

/**
 * The thread that reads data files and holds them open. Several may be open; each has an id. After the thread died the
 * files have to be opened again: their ids give the issue `data/not-open`.
 */
export class DataThread {
  private readonly thread: Thread<DataJob, ReadingProgress>;
  private opened = 0;

  /** `file` is the compiled `data-worker`. */
  constructor(file: string) {
    this.thread = new Thread('data', file);
  }

  open(file: string, read: ReadOptions = {}, hooks: OpenHooks = {}): Promise<Result<OpenedFile>> {
    const dataId = `data-${++this.opened}`;
    return this.thread.run({ do: 'open', dataId, file, read }, { news: hooks.progress, signal: hooks.signal });
  }

  /** Rows as they stand in the file, for the table view. */
  rows(dataId: string, start: number, count: number): Promise<Result<RowWindow>> {
    return this.thread.run({ do: 'rows', dataId, start, count });
  }

  /** Fits the pipeline to a data spec: always the issues, and the summary when nothing is in the way. */
  check(dataId: string, spec: DataSpec): Promise<Result<DataCheck>> {
    return this.thread.run({ do: 'check', dataId, spec });
  }

  /** The columns, in memory that all threads share. */
  table(dataId: string): Promise<Result<Table>> {
    return this.thread.run({ do: 'table', dataId });
  }

  close(dataId: string): Promise<Result<null>> {
    return this.thread.run({ do: 'close', dataId });
  }

  /** Ends the thread. */
  stop(): Promise<void> {
    return this.thread.stop();
  }
}
