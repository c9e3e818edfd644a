import { bridge } from '../stores/bridge';
import { data } from '../stores/data.svelte';
import { project } from '../stores/project.svelte';
import { view } from '../stores/view.svelte';
import type { DataSource } from '@deepwright/engine';
import { leaving } from './leaving.svelte';

/** Tables of JSON are lines of it: .jsonl and .ndjson. */
const isProject = (path: string): boolean => /\.(dw|json)$/i.test(path);

/**
 * A table becomes the data of the open project, by way of the import dialog; on the welcome page it begins one. Asks for
 * a file without `source`.
 */
export const openData = async (source?: DataSource): Promise<void> => {
  view.notices = [];
  if (!(await data.peek(source))) return;
  project.isOpen = true;
  view.room = 'data';
};

export const openProject = async (path?: string): Promise<void> => {
  if (await leaving.may()) await project.open(path);
};

export const openSample = async (id: string): Promise<void> => {
  if (await leaving.may()) await project.openSample(id);
};

export const newProject = async (): Promise<void> => {
  if (await leaving.may()) project.startEmpty();
};

export const closeProject = async (): Promise<void> => {
  if (await leaving.may()) project.close();
};

/** Whatever the file is: dropped, handed over by the system, or named on the command line. */
export const openPath = async (path: string): Promise<void> => {
  await (isProject(path) ? openProject(path) : openData({ kind: 'file', path }));
};

export const openDropped = async (files: FileList): Promise<void> => {
  const [file] = files;
  if (!file) return;
  if (files.length > 1) {
    view.report([
      {
        code: 'app/drop',
        level: 'warning',
        message: `Expected one file, got ${files.length}.`,
        hint: 'Nothing was opened. Drop one of them.',
      },
    ]);
    return;
  }
  const path = bridge.pathOf(file);
  if (path) await openPath(path);
};
