import type { PartFile } from '../data/preview';
import type { ExporterDef } from '../exporters/_exporter';
import npz from '../exporters/npz';
import { fail, ok, type Result } from '../issues/issue';
import type { Precision } from '../kernels/real';
import type { DataSource, DataSpec, Document } from '../project/document';
import { oneOfWords, projectWord, readArguments, usageIssue, wholeNumber, type Arguments } from './arguments';
import { kernelOrderOf, kernelWords, type KernelOrder } from './kernel-options';
import type { LoadedProject, ProjectOrder } from './load-project';
import { exportersNamed } from './write-exports';

const command = 'train';
const file = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const options = {
  data: file,
  epochs: { type: 'string' },
  seed: { type: 'string' },
  precision: { type: 'string' },
  ...kernelWords,
  'no-shuffle': flag,
  weights: file,
  masks: file,
  resume: file,
  checkpoint: file,
  trace: file,
  'trace-gradients': flag,
  export: { type: 'string' },
  out: { type: 'string' },
  test: flag,
  json: flag,
  help: { type: 'boolean', short: 'h' },
} as const;

/** What the words of `deepwright train` ask for. */
export interface TrainOrder extends ProjectOrder {
  epochs?: number;
  seed?: number;
  precision?: Precision;
  kernels: KernelOrder;
  shuffle: boolean;
  /** Files to start from. */
  weights?: string;
  masks?: string;
  resume?: string;
  /** Files to write besides the exports. */
  checkpoint?: string;
  trace?: string;
  traceGradients: boolean;
  exports: readonly ExporterDef[];
  out: string;
  test: boolean;
  json: boolean;
}

/** Options that do not go together. */
const contradiction = (order: TrainOrder): string | null => {
  if (order.weights !== undefined && order.resume !== undefined)
    return '--weights starts a run and --resume goes on with one: give one of them.';
  if (order.traceGradients && order.trace === undefined)
    return '--trace-gradients puts gradients into the file of --trace: give that too.';
  return null;
};

const defined = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;

const orderFrom = (args: Arguments): Result<TrainOrder> => {
  const project = projectWord(args, command);
  const epochs = wholeNumber(args, command, 'epochs', 1);
  const seed = wholeNumber(args, command, 'seed', 0);
  const precision = oneOfWords(args, command, 'precision', ['float32', 'float64']);
  const kernels = kernelOrderOf(args, command);
  const exports = exportersNamed(args.text('export'));
  if (!project.ok) return project;
  if (!epochs.ok) return epochs;
  if (!seed.ok) return seed;
  if (!precision.ok) return precision;
  if (!kernels.ok) return kernels;
  if (!exports.ok) return exports;
  const texts = defined({
    data: args.text('data'),
    weights: args.text('weights'),
    masks: args.text('masks'),
    resume: args.text('resume'),
    checkpoint: args.text('checkpoint'),
    trace: args.text('trace'),
  });
  return ok({
    ...texts,
    ...defined({ epochs: epochs.value, seed: seed.value, precision: precision.value }),
    project: project.value,
    kernels: kernels.value,
    shuffle: !args.flag('no-shuffle'),
    traceGradients: args.flag('trace-gradients'),
    // A place to write to and no format named: the one most programs read.
    exports: exports.value.length === 0 && args.text('out') !== undefined ? [npz] : exports.value,
    out: args.text('out') ?? '.',
    test: args.flag('test'),
    json: args.flag('json'),
  });
};

export const readTrainOrder = (words: readonly string[]): Result<TrainOrder | 'help'> => {
  const args = readArguments(command, words, options);
  if (!args.ok) return args;
  if (args.value.flag('help')) return ok('help');
  const order = orderFrom(args.value);
  if (!order.ok) return order;
  const wrong = contradiction(order.value);
  return wrong === null ? order : fail(usageIssue(wrong, command));
};

/** The data by its bytes, so that a checkpoint knows what it was taken with. Samples come with the program. */
const sourceOf = (source: DataSource, { preview }: LoadedProject, { data }: TrainOrder): DataSource => {
  if (data !== undefined) return { kind: 'file', path: data, hash: preview.hash };
  return source.kind === 'sample' ? source : { ...source, hash: preview.hash };
};

const partOf = (source: DataSource, part: PartFile | undefined): DataSource =>
  source.kind === 'sample' || !part ? source : { ...source, hash: part.hash };

const dataOf = (data: DataSpec, loaded: LoadedProject, order: TrainOrder): DataSpec => {
  const { devSource, testSource } = data;
  const { dev, test } = loaded.preview;
  return {
    ...data,
    source: sourceOf(data.source, loaded, order),
    ...(devSource ? { devSource: partOf(devSource, dev) } : {}),
    ...(testSource ? { testSource: partOf(testSource, test) } : {}),
  };
};

/** The document with what the order changes in it. */
export const orderedDocument = (loaded: LoadedProject, order: TrainOrder): Document => {
  const { document } = loaded;
  const { data, training } = document;
  const { epochs = training.epochs, seed = training.seed } = order;
  return {
    ...document,
    data: data && dataOf(data, loaded, order),
    training: { ...training, epochs, seed, shuffle: training.shuffle && order.shuffle },
  };
};
