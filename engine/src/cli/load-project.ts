import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isError, issueText } from '../issues/issue';
import { openData } from '../host/data/open-data';
import type { PreparedData } from '../pipeline/pipeline';
import { prepareDocument } from '../pipeline/prepare-document';
import type { DataSource, Document } from '../project/document';
import { parseProject } from '../project/parse-project';
import { Failure, failureOf } from './failure';

/** A project and its data, ready to train or check. */
export interface Loaded {
  document: Document;
  data: PreparedData;
  /** SHA-256 of the data file. */
  dataHash: string;
}

/** Samples stand in the installation: this file's bundle is engine/dist/cli.mjs. */
const samples = fileURLToPath(new URL('../../resources/samples/', import.meta.url));

/** Reads the project, then its data (or `dataFile` in its place). Warnings go to `warn`, errors end the command. */
export const loadProject = async (file: string, dataFile: string | undefined, warn: (line: string) => void): Promise<Loaded> => {
  const document = await readDocument(file);
  const spec = document.data;
  if (!spec) throw new Failure(`${path.basename(file)} names no columns: choose them once in the Data room and save.`);
  const source = dataFile ?? placeOf(spec.source, file);
  const opened = await openData(source, { read: spec.read });
  if (!opened.ok) throw failureOf(opened.issues);
  const { preview, table, close } = opened.value;
  for (const issue of preview.issues) if (!isError(issue)) warn(issueText(issue));
  const prepared = prepareDocument(document, table);
  close();
  if (!prepared.ok) throw failureOf(prepared.issues);
  for (const issue of prepared.value.issues) warn(issueText(issue));
  return { document, data: prepared.value.data, dataHash: preview.hash };
};

const readDocument = async (file: string): Promise<Document> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Failure(`There is no file ${file}.`);
    if (code === 'EISDIR') throw new Failure(`${file} is a folder; a project file was expected.`);
    throw new Failure(`${file} could not be read (${code ?? String(error)}).`);
  }
  const parsed = parseProject(text, path.basename(file));
  if (!parsed.ok) throw failureOf(parsed.issues);
  return parsed.value.document;
};

const placeOf = (source: DataSource, project: string): string =>
  source.kind === 'sample' ? path.join(samples, `${path.basename(source.id)}.csv`) : path.resolve(path.dirname(project), source.path);
