import type { Preview } from '../../data/preview';
import type { StudyJob } from '../../data/study';
import type { DataSpec, ReadOptions } from '../../project/document';

/** The files of one table: dev and test rows may have their own (T04). */
export interface Files {
  main: string;
  dev?: string;
  test?: string;
}

/** What the data thread is asked for. `dataId` names an open table. */
export type DataJob =
  | { do: 'peek'; file: string; read: ReadOptions }
  | { do: 'open'; dataId: string; files: Files; read: ReadOptions }
  | { do: 'rows'; dataId: string; start: number; count: number }
  | { do: 'check'; dataId: string; spec: DataSpec }
  | { do: 'study'; dataId: string; spec: DataSpec; job: StudyJob }
  | { do: 'table'; dataId: string }
  | { do: 'close'; dataId: string };

/** How far the reading of a file is. */
export interface ReadingProgress {
  share: number;
  rows: number;
}

/** A table that the data thread holds open. */
export interface OpenedFile {
  dataId: string;
  preview: Preview;
  milliseconds: number;
}
