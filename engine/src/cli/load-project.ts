import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Preview } from '../data/preview';
import type { Table } from '../data/table';
import { fail, ok, type Issue, type Result } from '../issues/issue';
import { suggestData } from '../pipeline/suggest-data';
import type { Files } from '../host/data/protocol';
import type { DataSource, DataSpec, Document } from '../project/document';
import { parseProject } from '../project/parse-project';
import type { ProjectFile } from '../project/project-file';
import { readBytes } from './files';
import { readTable } from './read-table';
import type { Terminal } from './terminal';

/** The files that a command on a project names. */
export interface ProjectOrder {
  project: string;
  /** A CSV file in the place of the project's own. */
  data?: string;
}

/** A project and its data, ready to work on. */
export interface LoadedProject {
  document: Document;
  table: Table;
  preview: Preview;
  /** Worth knowing, but not in the way. */
  notes: readonly Issue[];
}

/** The installation's folder, which holds resources/: found upwards from the program's own place. */
const installation = (): string => {
  const program = fileURLToPath(import.meta.url);
  let folder = path.dirname(program);
  while (!existsSync(path.join(folder, 'resources', 'samples'))) {
    const above = path.dirname(folder);
    if (above === folder) return path.dirname(program);
    folder = above;
  }
  return folder;
};

/** Where a project's data stands: samples in the installation, other paths relative to the project file. */
const dataFile = (source: DataSource, project: string): string =>
  source.kind === 'sample'
    ? path.join(installation(), 'resources', 'samples', `${path.basename(source.id)}.csv`)
    : path.resolve(
        path.dirname(project),
        path.isAbsolute(source.path) ? source.path : source.path.replaceAll('\\', '/'),
      );

/** The files of a project's table. A file given instead takes the place of the main one: dev and test keep their own. */
const filesOf = ({ source, devSource, testSource }: DataSpec, { project, data }: ProjectOrder): Files => ({
  main: data ?? dataFile(source, project),
  ...(devSource ? { dev: dataFile(devSource, project) } : {}),
  ...(testSource ? { test: dataFile(testSource, project) } : {}),
});

/** A project file with its runs. */
export const readProject = async (file: string): Promise<Result<ProjectFile>> => {
  const bytes = await readBytes(file, 'project');
  return bytes.ok ? parseProject(new TextDecoder().decode(bytes.value), path.basename(file)) : bytes;
};

const changedFile = (document: Document, preview: Preview, order: ProjectOrder): Issue[] => {
  const source = document.data?.source;
  if (order.data !== undefined || source?.kind !== 'file' || !source.hash || source.hash === preview.hash) return [];
  const message = `${preview.name} has changed since the project was saved: its bytes are not the same.`;
  return [{ code: 'data/changed', level: 'warning', message, hint: 'Results will differ from those of earlier runs.' }];
};

/** A project without data settings takes the file's as they seem: said aloud, as it decides what is learnt. */
const withData = (
  document: Document,
  preview: Preview,
  { data: file }: ProjectOrder,
): { document: Document; notes: Issue[] } => {
  if (document.data || file === undefined) return { document, notes: [] };
  const data = suggestData(preview, { kind: 'file', path: file });
  const target = data.columns.find(({ role }) => role === 'target');
  const message = `The project says nothing of its data. ‘${target?.name ?? '?'}’ is taken as the target, the split is 60/20/20.`;
  return { document: { ...document, data }, notes: [{ code: 'data/suggested', level: 'warning', message }] };
};

/** Reads a project file and the data it names (or the file given instead). */
export const loadProject = async (
  order: ProjectOrder,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Result<LoadedProject>> => {
  const read = await readProject(order.project);
  if (!read.ok) return read;
  const { data } = read.value.document;
  const files = data ? filesOf(data, order) : order.data;
  if (files === undefined) {
    return fail({
      code: 'data/none',
      level: 'error',
      message: `${path.basename(order.project)} names no data file.`,
      hint: 'Give one with --data FILE.csv.',
    });
  }
  const opened = await readTable(files, { read: data?.read ?? {} }, terminal, signal);
  if (!opened.ok) return opened;
  const { table, preview } = opened.value;
  const { document, notes } = withData(read.value.document, preview, order);
  return ok({
    document,
    table,
    preview,
    notes: [...preview.issues, ...changedFile(document, preview, order), ...notes],
  });
};
