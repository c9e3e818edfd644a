import path from 'node:path';
import type { RunningTraining, TrainThread } from '../host/train/train-thread';
import type { FinishedRun, RunFacts } from '../host/train/protocol';
import { fail, issueText, ok, type Result } from '../issues/issue';
import type { ExporterDef } from '../exporters/_exporter';
import npz from '../exporters/npz';
import type { Document } from '../project/document';
import type { Evaluation } from '../train/run';
import { projectWord, readArguments, wholeNumber } from './arguments';
import type { Command } from './command';
import { trainHelp } from './help';
import type { LoadedProject } from './load-project';
import { evaluationText, numberText } from './metrics-text';
import { duration, progressBar } from './progress-bar';
import { exitCodes, reportFailure, type Terminal } from './terminal';
import { exportersNamed, writeExports } from './write-exports';

const options = {
  data: { type: 'string' },
  epochs: { type: 'string' },
  seed: { type: 'string' },
  export: { type: 'string' },
  out: { type: 'string' },
  test: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What the words of the command ask for. */
interface TrainOrder {
  project: string;
  data?: string;
  epochs?: number;
  seed?: number;
  exports: readonly ExporterDef[];
  out: string;
  test: boolean;
  json: boolean;
}

/** A run that ended well, and what was asked for besides. */
interface Outcome {
  run: FinishedRun;
  test: Evaluation | null;
  files: readonly string[];
}

const readOrder = (words: readonly string[]): Result<TrainOrder | 'help'> => {
  const args = readArguments('train', words, options);
  if (!args.ok) return args;
  const { value } = args;
  if (value.flag('help')) return ok('help');
  const project = projectWord(value, 'train');
  const epochs = wholeNumber(value, 'train', 'epochs', 1);
  const seed = wholeNumber(value, 'train', 'seed', 0);
  const exports = exportersNamed(value.text('export'));
  if (!project.ok) return project;
  if (!epochs.ok) return epochs;
  if (!seed.ok) return seed;
  if (!exports.ok) return exports;
  return ok({
    project: project.value,
    // A place to write to and no format named: the one most programs read.
    exports: exports.value.length === 0 && value.text('out') !== undefined ? [npz] : exports.value,
    out: value.text('out') ?? '.',
    test: value.flag('test'),
    json: value.flag('json'),
    ...(value.text('data') === undefined ? {} : { data: value.text('data')! }),
    ...(epochs.value === undefined ? {} : { epochs: epochs.value }),
    ...(seed.value === undefined ? {} : { seed: seed.value }),
  });
};

const withOrder = (document: Document, { epochs, seed }: TrainOrder): Document => ({
  ...document,
  training: {
    ...document.training,
    ...(epochs === undefined ? {} : { epochs }),
    ...(seed === undefined ? {} : { seed }),
  },
});

/** Starts the run and draws how far it is. */
const startRun = (thread: TrainThread, subject: LoadedProject, terminal: Terminal): RunningTraining => {
  const started = performance.now();
  let facts: RunFacts | null = null;
  return thread.train(subject, {
    started: (known) => {
      facts = known;
    },
    progress: ({ firstStep, costs, points }) => {
      if (!facts) return;
      const step = firstStep - 1 + costs.length;
      const share = step / facts.totalSteps;
      const left = share > 0 ? ((performance.now() - started) / 1000) * (1 / share - 1) : 0;
      const epoch = Math.min(facts.epochs, Math.ceil(step / facts.stepsPerEpoch));
      const cost = points.at(-1)?.trainCost ?? costs.at(-1) ?? NaN;
      terminal.status(
        `Training ${progressBar(share)}  epoch ${epoch} of ${facts.epochs}  cost ${numberText(cost)}  ${duration(left)} left`,
      );
    },
  });
};

/** Trains, and does what was asked for besides. Null when it was interrupted. */
const carryOut = async (
  order: TrainOrder,
  subject: LoadedProject,
  thread: TrainThread,
  signal: AbortSignal,
  terminal: Terminal,
): Promise<Result<Outcome> | null> => {
  const running = startRun(thread, subject, terminal);
  signal.addEventListener('abort', running.stop, { once: true });
  if (signal.aborted) running.stop();
  const finished = await running.finished;
  terminal.status('');
  if (signal.aborted) return null;
  if (!finished.ok) return finished;
  const { result } = finished.value;
  if (result.status !== 'done') {
    return fail(
      result.issue ?? { code: 'train/ended', level: 'error', message: `The run ended early: ${result.status}.` },
    );
  }
  const test = order.test ? await thread.test(subject, result.model) : null;
  if (test && !test.ok) return test;
  if (signal.aborted) return null;
  const files = await writeExports(result.model, order.exports, {
    folder: order.out,
    name: path.parse(order.project).name,
  });
  if (!files.ok) return files;
  return ok({ run: finished.value, test: test?.value ?? null, files: files.value });
};

const jsonOf = ({ document, notes }: LoadedProject, { run, test, files }: Outcome): string => {
  const { result, seconds, kernel } = run;
  return JSON.stringify({
    status: result.status,
    project: document.name,
    seed: document.training.seed,
    epochs: result.epochsRun,
    steps: result.stepsRun,
    seconds,
    kernel,
    weightHash: result.weightHash,
    train: result.train,
    dev: result.dev,
    ...(test ? { test } : {}),
    files,
    notes: notes.map(({ code, level, message }) => ({ code, level, message })),
  });
};

const textOf = ({ document }: LoadedProject, { run, test, files }: Outcome): string => {
  const { result, seconds } = run;
  const { target } = result.model.pipeline;
  const lines = [`${document.name}: ${result.epochsRun} epochs, ${result.stepsRun} mini-batches, ${duration(seconds)}`];
  const parts = [
    ['train', result.train],
    ['dev', result.dev],
    ['test', test],
  ] as const;
  for (const [name, evaluation] of parts) {
    if (evaluation) lines.push(`  ${name.padEnd(6)} ${evaluationText(evaluation, target)}`);
  }
  lines.push(`  weights ${result.weightHash}`, ...files.map((file) => `  written ${file}`));
  return lines.join('\n');
};

/** `deepwright train`. */
export const trainCommand: Command<TrainOrder> = {
  help: trainHelp,
  readOrder,
  interrupted: 'interrupted; nothing was written',
  run: async ({ order, loaded, thread, signal, terminal }) => {
    const subject = { ...loaded, document: withOrder(loaded.document, order) };
    for (const note of subject.notes) if (note.level === 'warning') terminal.err(`deepwright: ${issueText(note)}`);
    const outcome = await carryOut(order, subject, thread, signal, terminal);
    if (outcome === null) return null;
    if (!outcome.ok) return reportFailure(outcome.issues, terminal);
    terminal.out(order.json ? jsonOf(subject, outcome.value) : textOf(subject, outcome.value));
    return exitCodes.success;
  },
};
