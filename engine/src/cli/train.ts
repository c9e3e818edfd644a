import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ExporterDef } from '../exporters/_exporter';
import { exporters } from '../exporters/_registry';
import { saveFile } from '../host/files';
import { issueText } from '../issues/issue';
import type { Model } from '../model/model';
import { evaluateTest } from '../train/evaluate-model';
import { train } from '../train/loop';
import type { Evaluation, RunResult } from '../train/run';
import { trainingParams } from '../train/settings';
import { Failure, failureOf } from './failure';
import { loadProject } from './load-project';
import { readOptions, wholeNumber } from './options';
import { ProgressBar } from './progress-bar';

export const trainUsage = `deepwright train PROJECT.json [--data FILE.csv] [--epochs N] [--seed N]
                 [--out FOLDER] [--export npz,safetensors] [--test] [--json]`;

/** `deepwright train`: trains a project as the app does; the same project and seed give the same weight hash. */
export const trainCommand = async (args: readonly string[]): Promise<number> => {
  const { project, values } = readOptions(args, {
    data: { type: 'string' },
    epochs: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
    export: { type: 'string' },
    test: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const formats = exportersNamed(values.export);
  const epochs = wholeNumber('epochs', values.epochs, 1, trainingParams.epochs.max);
  const seed = wholeNumber('seed', values.seed, 0, trainingParams.seed.max);
  const { document, data } = await loadProject(project, values.data, (line) => process.stderr.write(`${line}\n`));
  const chosen = {
    ...document,
    training: { ...document.training, ...(epochs === undefined ? {} : { epochs }), ...(seed === undefined ? {} : { seed }) },
  };

  const bar = new ProgressBar();
  const began = performance.now();
  const trained = train(
    { document: chosen, data },
    {
      control: () => 'run',
      epoch: ({ epoch, devCost }) =>
        bar.update(epoch / chosen.training.epochs, `epoch ${epoch} of ${chosen.training.epochs}, dev cost ${devCost.toPrecision(4)}`),
    },
  );
  bar.end();
  if (!trained.ok) throw failureOf(trained.issues);
  const result = trained.value;
  if (result.status !== 'done') throw new Failure(result.issue ? issueText(result.issue) : `The run ended as ${result.status}.`);
  const seconds = (performance.now() - began) / 1000;
  const test = values.test ? testOf(chosen, data, result) : null;
  const files = await exportModel(result.model, formats, values.out ?? '.', path.parse(project).name);
  const report = reportOf(result, seconds, test, files);
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : inWords(report));
  return 0;
};

const exportersNamed = (list: string | undefined): ExporterDef[] =>
  (list ?? '').split(',').map((name) => name.trim()).filter(Boolean).map((name) => {
    const known = exporters as Readonly<Record<string, ExporterDef>>;
    if (Object.hasOwn(known, name)) return known[name]!;
    throw new Failure(`--export knows ${Object.keys(known).join(', ')}; ‘${name}’ came.`, 2);
  });

const testOf = (document: { training: { l2: number; batchSize: number } }, data: Parameters<typeof evaluateTest>[0]['data'], result: RunResult): Evaluation => {
  const tested = evaluateTest({ model: result.model, training: document.training, data });
  if (!tested.ok) throw failureOf(tested.issues);
  return tested.value;
};

const exportModel = async (model: Model, formats: readonly ExporterDef[], folder: string, name: string): Promise<string[]> => {
  if (formats.length === 0) return [];
  const files = formats.map((format) => path.join(folder, `${name}.${format.extension}`));
  try {
    await mkdir(folder, { recursive: true });
    for (const [i, format] of formats.entries()) await saveFile(files[i]!, format.write(model));
  } catch (error) {
    throw new Failure(`The weights could not be written to ${folder}: ${(error as Error).message}.`);
  }
  return files;
};

const reportOf = (result: RunResult, seconds: number, test: Evaluation | null, files: readonly string[]) => ({
  status: result.status,
  epochs: result.epochsRun,
  seconds: Math.round(seconds * 1000) / 1000,
  train: part(result.train),
  dev: part(result.dev),
  ...(test ? { test: part(test) } : {}),
  best: result.best,
  weightHash: result.weightHash,
  files,
});

/** Cost J with the penalty and its two parts, and the metrics; null for a part without rows. */
const part = (evaluation: Evaluation | null) =>
  evaluation && {
    rows: evaluation.rows,
    cost: evaluation.cost,
    dataCost: evaluation.dataCost,
    penalty: evaluation.penalty,
    metrics: evaluation.metrics,
  };

const inWords = (report: ReturnType<typeof reportOf>): string => {
  const line = (name: string, evaluation: ReturnType<typeof part> | undefined): string[] =>
    evaluation
      ? [
          `${name.padEnd(6)} cost ${evaluation.cost.toPrecision(4)}  ${Object.entries(evaluation.metrics)
            .map(([metric, value]) => `${metric} ${value.toPrecision(4)}`)
            .join('  ')}  (${evaluation.rows} rows)`,
        ]
      : [];
  return [
    `Trained ${report.epochs} epochs in ${report.seconds.toFixed(2)} s.`,
    ...line('train', report.train),
    ...line('dev', report.dev),
    ...line('test', report.test),
    `weights ${report.weightHash}`,
    ...report.files.map((file) => `wrote ${file}`),
    '',
  ].join('\n');
};
