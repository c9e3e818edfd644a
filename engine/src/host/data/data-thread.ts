import type { Peek, RowWindow } from '../../data/preview';
import type { StudyAnswers, StudyJob } from '../../data/study';
import type { Table } from '../../data/table';
import type { Result } from '../../issues/issue';
import type { DataCheck } from '../../pipeline/check-data';
import type { DataSpec, ReadOptions } from '../../project/document';
import { Thread } from '../thread';
import type { DataJob, Files, OpenedFile, ReadingProgress } from './protocol';

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

  /** A first look at a file. */
  peek(file: string, read: ReadOptions = {}, signal?: AbortSignal): Promise<Result<Peek>> {
    return this.thread.run({ do: 'peek', file, read }, { signal });
  }

  open(files: string | Files, read: ReadOptions = {}, hooks: OpenHooks = {}): Promise<Result<OpenedFile>> {
    const dataId = `data-${++this.opened}`;
    const named = typeof files === 'string' ? { main: files } : files;
    return this.thread.run({ do: 'open', dataId, files: named, read }, { news: hooks.progress, signal: hooks.signal });
  }

  /** Rows as they were read, for the table view. */
  rows(dataId: string, start: number, count: number): Promise<Result<RowWindow>> {
    return this.thread.run({ do: 'rows', dataId, start, count });
  }

  /** Fits the pipeline to a data spec: always the issues, and the summary when nothing is in the way. */
  check(dataId: string, spec: DataSpec): Promise<Result<DataCheck>> {
    return this.thread.run({ do: 'check', dataId, spec });
  }

  /** Finds something out about an open table, under a data spec. */
  study(dataId: string, spec: DataSpec, job: StudyJob): Promise<Result<StudyAnswers[StudyJob['study']]>> {
    return this.thread.run({ do: 'study', dataId, spec, job });
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
