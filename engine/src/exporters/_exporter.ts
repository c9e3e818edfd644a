import type { Result } from '../issues/issue';
import type { Model } from '../model/model';

export interface ExportedFile {
  /** File name without folder. */
  name: string;
  bytes: Uint8Array;
}

/** The contract of an export format: writes the trained model, and says what the format cannot carry. */
export interface ExporterDef {
  kind: string;
  title: string;
  /** Without the dot. */
  extension: string;
  help: string;
  /** What a reader of this file will not find in it, in sentences. */
  cannot: readonly string[];
  /** How to open it, as a line of code in the reader's language. */
  readWith: string;
  write: (model: Model) => Uint8Array;
  /** Reads a file of this format back, by code that shares nothing with `write`: the app proves every export with it. */
  read: (bytes: Uint8Array) => Result<Model>;
}

export const defineExporter = (def: ExporterDef): ExporterDef => def;
