import path from 'node:path';
import type { ExporterDef } from '../exporters/_exporter';
import { exporters } from '../exporters/_registry';
import { fail, ok, type Issue, type Result } from '../issues/issue';
import type { Model } from '../model/model';
import type { ReadOptions } from '../project/document';
import { readAs } from './files';
import { readProject } from './load-project';

/** A trained model, and how the text of its data was read, where that is known. */
export interface FoundModel {
  model: Model;
  read: ReadOptions;
}

const formats: readonly ExporterDef[] = Object.values(exporters);

const problem = (code: string, message: string, hint: string): Issue => ({
  code: `model/${code}`,
  level: 'error',
  message,
  hint,
});

/** The newest run of a project, with the text settings its data had. */
const fromProject = async (file: string): Promise<Result<FoundModel>> => {
  const project = await readProject(file);
  if (!project.ok) return project;
  const name = path.basename(file);
  const newest = [...project.value.runs].sort((a, b) => a.number - b.number).at(-1);
  if (!newest)
    return fail(problem('no-run', `${name} has no run yet.`, 'Train it in the app, or give an exported model.'));
  const { model } = newest.result;
  if (model.tensors.length > 0) return ok({ model, read: newest.document.data?.read ?? {} });
  const message = `Run ${newest.number} of ${name} kept no weights.`;
  return fail(problem('no-weights', message, 'Train again, or give an exported model.'));
};

/** The model in an exported file, or that of the newest run of a project. */
export const loadModel = async (file: string): Promise<Result<FoundModel>> => {
  const extension = path.extname(file).slice(1).toLowerCase();
  if (extension === 'dw' || extension === 'json') return fromProject(file);
  const format = formats.find((each) => each.extension === extension);
  if (!format) {
    const known = [...formats.map((each) => `.${each.extension}`), '.dw'].join(', ');
    const message = `A model is a file of one of the kinds ${known}; ‘${path.basename(file)}’ came.`;
    return fail(problem('format', message, 'Export one with deepwright train --export npz.'));
  }
  const model = await readAs(file, 'model', format.read);
  return model.ok ? ok({ model: model.value, read: {} }) : model;
};
