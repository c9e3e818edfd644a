import type { Preview } from '../../data/preview';
import type { DataSpec, ReadOptions } from '../../project/document';

/** What the data thread is asked for. `dataId` names an open file. */
export type DataJob =
  | { do: 'open'; dataId: string; file: string; read: ReadOptions }
  | { do: 'rows'; dataId: string; start: number; count: number }
  | { do: 'check'; dataId: string; spec: DataSpec }
  | { do: 'table'; dataId: string }
  | { do: 'close'; dataId: string };

/** How far the reading of a file is. */
export interface ReadingProgress {
  share: number;
  rows: number;
}

/** A file that the data thread holds open. */
export interface OpenedFile {
  dataId: string;
  preview: Preview;
  milliseconds: number;
}
