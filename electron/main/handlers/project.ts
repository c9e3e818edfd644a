import { fail, ok, parseProject, stringifyProject, type ProjectFile, type Result } from '@deepwright/engine';
import { app } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OpenedProject } from '../../shared/ipc';
import type { Area } from '../answer';
import { asOpened, asStored } from '../data-paths';
import { askForFile, askForPlace, fileNameFrom, projectFilter } from '../dialogs';
import { fileIssue, isFileError } from '../file-issues';
import type { RecentProjects } from '../recent';
import { noSample, type Samples } from '../samples';
import type { MainWindow } from '../window';

export interface ProjectServices {
  window: MainWindow;
  samples: Samples;
  recent: RecentProjects;
  /** Writes a whole file or leaves the former one as it was. */
  saveFile: (file: string, bytes: Uint8Array) => Promise<void>;
}

async function readProject(file: string): Promise<Result<ProjectFile>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return fail(fileIssue(file, error, 'read'));
  }
  return parseProject(text, path.basename(file));
}

export function projectHandlers({ window, samples, recent, saveFile }: ProjectServices): Area<'project'> {
  /** The page saves without asking only to what the person opened or chose: it cannot name any other file. */
  const chosen = new Set<string>();
  /** Where the person keeps projects, as far as this start of the app has seen. */
  let folder: string | null = null;
  const choose = (file: string): void => {
    chosen.add(file);
    folder = path.dirname(file);
  };

  const open = async (file: string): Promise<Result<OpenedProject>> => {
    const read = await readProject(file);
    if (!read.ok) return read;
    choose(file);
    recent.add(file, read.value);
    return ok({ path: file, file: asOpened(read.value, file) });
  };

  const save = async (file: string, project: ProjectFile): Promise<Result<{ path: string; savedAt: string }>> => {
    try {
      await saveFile(file, Buffer.from(stringifyProject(asStored(project, file))));
    } catch (error) {
      if (isFileError(error)) return fail(fileIssue(file, error, 'write'));
      throw error;
    }
    choose(file);
    recent.add(file, project);
    return ok({ path: file, savedAt: new Date().toISOString() });
  };

  return {
    'project/open': async ({ path: given }) => {
      const file = given ?? (await askForFile(window, 'Open project', projectFilter));
      return file === null ? ok(null) : open(path.resolve(file));
    },
    'project/openSample': async ({ id }) => {
      const sample = await samples.find(id);
      const file = sample && samples.projectOf(sample);
      if (!file) return fail(noSample(id));
      const read = await readProject(file);
      return read.ok ? ok({ path: null, file: read.value }) : read;
    },
    'project/save': async ({ path: given, file }) => {
      const suggested = path.join(folder ?? app.getPath('documents'), fileNameFrom(file.document.name, 'dw'));
      const known = given !== null && chosen.has(given) ? given : null;
      const place = known ?? (await askForPlace(window, 'Save project', suggested, projectFilter));
      return place === null ? ok(null) : save(place, file);
    },
  };
}
