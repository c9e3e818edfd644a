import type { DataSource, DataSpec, Document, ProjectFile } from '@deepwright/engine';
import { access } from 'node:fs/promises';
import path from 'node:path';

/**
 * Within the app the data file's path is absolute. In a saved project it is relative when the file lies beside or below
 * the project, so that the folder can be moved or given away as a whole.
 */
type Change = (file: string) => string;

const inSource = (source: DataSource, change: Change): DataSource =>
  source.kind === 'file' ? { ...source, path: change(source.path) } : source;

const inData = (data: DataSpec, change: Change): DataSpec => {
  const { source, devSource, testSource } = data;
  return {
    ...data,
    source: inSource(source, change),
    ...(devSource ? { devSource: inSource(devSource, change) } : {}),
    ...(testSource ? { testSource: inSource(testSource, change) } : {}),
  };
};

const inDocument = (document: Document, change: Change): Document =>
  document.data ? { ...document, data: inData(document.data, change) } : document;

const inProject = (file: ProjectFile, change: Change): ProjectFile => ({
  ...file,
  document: inDocument(file.document, change),
  runs: file.runs.map((run) => ({ ...run, document: inDocument(run.document, change) })),
});

export const resolveDataPath = (file: string, projectPath: string): string =>
  // A project written on another system may separate folders the other way.
  path.resolve(path.dirname(projectPath), path.isAbsolute(file) ? file : file.replaceAll('\\', '/'));

function relativeDataPath(file: string, projectPath: string): string {
  if (!path.isAbsolute(file)) return file;
  const relative = path.relative(path.dirname(projectPath), file);
  const isBelow = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return isBelow ? relative.split(path.sep).join('/') : file;
}

export const asOpened = (file: ProjectFile, projectPath: string): ProjectFile =>
  inProject(file, (data) => resolveDataPath(data, projectPath));

export const asStored = (file: ProjectFile, projectPath: string): ProjectFile =>
  inProject(file, (data) => relativeDataPath(data, projectPath));

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/**
 * Where a data file is now. One that is not where it was may have come along with its project: then it is looked for
 * beside it. When it is nowhere, the answer is the place it should be at, for the message.
 */
export async function existingDataFile(file: string, projectPath: string | null): Promise<string> {
  if (projectPath === null) return path.resolve(file);
  const place = resolveDataPath(file, projectPath);
  const name = file.split(/[\\/]/).at(-1) ?? file;
  const beside = path.join(path.dirname(projectPath), name);
  return !(await exists(place)) && (await exists(beside)) ? beside : place;
}
