import { dialog, type FileFilter } from 'electron';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { MainWindow } from './window';

export const projectFilter: FileFilter = { name: 'Deepwright project', extensions: ['dw', 'json'] };
export const dataFilter: FileFilter = {
  name: 'Table (CSV, TSV, Parquet, JSON lines)',
  extensions: ['csv', 'tsv', 'txt', 'gz', 'parquet', 'jsonl', 'ndjson'],
};
const anyFilter: FileFilter = { name: 'All files', extensions: ['*'] };

/** Asks which file to open; null when the person cancelled. */
export async function askForFile(window: MainWindow, title: string, filter: FileFilter): Promise<string | null> {
  const options = { title, filters: [filter, anyFilter], properties: ['openFile' as const] };
  const { parent } = window;
  const { canceled, filePaths } = await (parent
    ? dialog.showOpenDialog(parent, options)
    : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
}

/** A file name out of anything: what a system forbids in names becomes a dash. */
export const fileNameFrom = (name: string, extension: string): string => {
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  const safe = name.replace(/[\u0000-\u001f<>:"/\\|?*]+/g, '-').replace(/^[.\s-]+|[.\s]+$/g, '');
  return `${(safe || 'untitled').slice(0, 100)}.${extension}`;
};

/** Asks where to save; null when the person cancelled. The extension is added where it is missing. */
export async function askForPlace(
  window: MainWindow,
  title: string,
  suggested: string,
  filter: FileFilter,
): Promise<string | null> {
  const options = { title, defaultPath: suggested, filters: [filter, anyFilter] };
  const { parent } = window;
  const { canceled, filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options));
  if (canceled || !filePath) return null;
  if (path.extname(filePath)) return filePath;
  const named = `${filePath}.${filter.extensions[0] ?? ''}`;
  // The system has asked about the name without extension only.
  return !existsSync(named) || (await mayReplace(window, named)) ? named : null;
}

async function mayReplace(window: MainWindow, file: string): Promise<boolean> {
  const options = {
    type: 'question' as const,
    message: `${path.basename(file)} is there already. Replace it?`,
    detail: file,
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  };
  const { parent } = window;
  const { response } = await (parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options));
  return response === 0;
}
