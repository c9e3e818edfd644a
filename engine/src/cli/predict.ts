import path from 'node:path';
import { dateText, readIsoDate } from '../data/dates';
import type { Predictions } from '../host/train/protocol';
import { fail, ok, type Issue, type Result } from '../issues/issue';
import type { Target } from '../layers/_layer';
import type { Model } from '../model/model';
import { precisionOfModel } from '../model/predict';
import { weightHash } from '../model/weight-hash';
import { numberIn } from '../pipeline/cells';
import { decode } from '../pipeline/decode';
import type { Pipeline } from '../pipeline/pipeline';
import { onlyWord, readArguments, requiredFile, usageIssue } from './arguments';
import type { Command } from './command';
import { csvLine } from './csv';
import { bytesOfLines, writeBytes } from './files';
import { noteOf } from './formats/_parts';
import type { PredictReport } from './formats/predict';
import { predictHelp } from './help';
import { loadModel } from './load-model';
import { readTable, type ReadTable } from './read-table';
import { exitCodes, reportFailure, warn } from './terminal';

const command = 'predict';
const options = {
  data: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface PredictOrder {
  model: string;
  data: string;
  out: string;
  json: boolean;
}

type LoadedModel = ReadTable & { model: Model };

const readOrder = (words: readonly string[]): Result<PredictOrder | 'help'> => {
  const args = readArguments(command, words, options);
  if (!args.ok) return args;
  if (args.value.flag('help')) return ok('help');
  const model = onlyWord(args.value, command, 'model file');
  const data = requiredFile(args.value, command, 'data', 'a CSV file to predict');
  const out = requiredFile(args.value, command, 'out', 'a file to write');
  if (!model.ok) return model;
  if (!data.ok) return data;
  if (!out.ok) return out;
  if (path.resolve(data.value) === path.resolve(out.value))
    return fail(usageIssue('--out would replace the file of --data.', command));
  return ok({ model: model.value, data: data.value, out: out.value, json: args.value.flag('json') });
};

const columnsOf = (target: Target): string[] =>
  target.kind === 'number'
    ? target.names.map((name) => `${name} (predicted)`)
    : ['prediction', ...target.classes.map((name) => `p(${name})`)];

/** Whether a category is written as the number or the date it may be: then it is found by its value too. */
const isPlain = (category: string): boolean =>
  String(numberIn(category)) === category || dateText(readIsoDate(category)) === category;

/** Columns that were words in training: what looks like numbers in another file is words there as well. */
const textColumns = ({ features }: Pipeline): string[] =>
  features.flatMap((coding) => ('categories' in coding && !coding.categories.every(isPlain) ? [coding.column] : []));

const rowsAtOnce = 4096;

/** The predictions as lines of a CSV file: a header, then one for each row in its order. */
function* csvLines({ pipeline }: Model, { yHat, rows, outputs }: Predictions): Iterable<string> {
  yield csvLine(columnsOf(pipeline.target));
  for (let start = 0; start < rows; start += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, rows - start);
    for (const row of decode(pipeline, yHat.subarray(start * outputs, (start + count) * outputs), count))
      yield csvLine(row.kind === 'number' ? row.values : [row.label, ...row.probabilities]);
  }
}

/** A file that lacks a column of the model: which ones it has helps to see why. */
const withColumns = (issue: Issue, { table }: ReadTable): Issue => {
  if (issue.code !== 'data/missing-column') return issue;
  const names = table.columns.map(({ name }) => name).join(', ');
  return {
    ...issue,
    message: `The model needs a column ‘${issue.column}’, which the file does not have.`,
    hint: `Its columns are ${names}.`,
  };
};

/** `deepwright predict`. */
export const predictCommand: Command<PredictOrder, LoadedModel> = {
  help: predictHelp,
  readOrder,
  load: async (order, terminal, signal) => {
    const found = await loadModel(order.model);
    if (!found.ok) return found;
    const { model, read } = found.value;
    const opened = await readTable(order.data, { read, asText: textColumns(model.pipeline) }, terminal, signal);
    return opened.ok ? ok({ ...opened.value, model }) : opened;
  },
  interrupted: 'interrupted; nothing was written',
  run: async ({ order, loaded, thread, signal, terminal }) => {
    const { model, table, preview } = loaded;
    const predicted = await thread().predict(table, model);
    if (signal.aborted) return null;
    if (!predicted.ok) {
      return reportFailure(
        predicted.issues.map((issue) => withColumns(issue, loaded)),
        terminal,
      );
    }
    const notes = [...preview.issues, ...predicted.value.issues];
    warn(notes, terminal);
    const csv = bytesOfLines(csvLines(model, predicted.value));
    const written = await writeBytes(order.out, csv, '--out');
    if (!written.ok) return reportFailure(written.issues, terminal);
    const report: PredictReport = {
      format: 'deepwright/predict',
      version: 1,
      model: model.name,
      weightHash: weightHash(model.tensors),
      precision: precisionOfModel(model),
      target: model.pipeline.target,
      rows: predicted.value.rows,
      columns: columnsOf(model.pipeline.target),
      files: [written.value],
      notes: notes.map(noteOf),
    };
    terminal.out(
      order.json
        ? JSON.stringify(report)
        : `${report.model}: ${report.rows} rows predicted\n  written ${written.value}`,
    );
    return exitCodes.success;
  },
};
