import type { RunRecord } from '../train/run';
import type { Document } from './document';

/** Version of the file format that this code writes. One migration a version leads older files here. */
export const projectVersion = 3;

/** A project as saved: the document and its runs. On disk it is JSON with sorted keys; tensors are base64 float32. */
export interface ProjectFile {
  format: 'deepwright';
  version: number;
  document: Document;
  runs: readonly RunRecord[];
}
