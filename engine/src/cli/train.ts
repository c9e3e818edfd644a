import path from 'node:path';
import type { FinishedRun, RunOptions } from '../host/train/protocol';
import { fail, ok, type Issue, type Result } from '../issues/issue';
import type { Checkpoint } from '../train/checkpoint';
import { writeCheckpoint } from '../train/checkpoint-file';
import type { Command, Work } from './command';
import { bytesOfLines, writeBytes } from './files';
import { trainHelp } from './help';
import { loadProject, type LoadedProject } from './load-project';
import { runOptions } from './run-options';
import { exitCodes, reportFailure, warn } from './terminal';
import { traceLines } from './trace-file';
import { orderedDocument, readTrainOrder, type TrainOrder } from './train-order';
import { drawProgress } from './train-progress';
import { trainReport, trainText, type Outcome } from './train-text';
import { writeExports } from './write-exports';

type TrainWork = Work<TrainOrder, LoadedProject>;

/** A run that has come to its end, whichever. */
interface Ended {
  finished: Result<FinishedRun>;
  /** The state it ended in, where one was asked for. */
  checkpoint: Checkpoint | null;
  /** Warnings about the rows the run was given. */
  issues: readonly Issue[];
}

/** Trains until the end or Ctrl-C; warnings are told as they come. */
const runToItsEnd = async ({ loaded, thread, signal, terminal }: TrainWork, options: RunOptions): Promise<Ended> => {
  const kept: Pick<Ended, 'checkpoint' | 'issues'> = { checkpoint: null, issues: [] };
  const drawing = drawProgress(terminal, options.resume?.progress.step ?? 0);
  const running = thread().train(
    loaded,
    {
      ...drawing,
      started: (facts) => {
        kept.issues = facts.issues;
        warn(facts.issues, terminal);
        drawing.started?.(facts);
      },
      notice: (issue) => warn([issue], terminal),
      checkpoint: (checkpoint) => {
        kept.checkpoint = checkpoint;
      },
    },
    options,
  );
  signal.addEventListener('abort', running.stop, { once: true });
  if (signal.aborted) running.stop();
  const finished = await running.finished;
  terminal.status('');
  return { finished, ...kept };
};

/** A run that did all of its epochs, or stopped by its own rule. */
const endedWell = ({ result }: FinishedRun): Result<null> => {
  if (result.status === 'done' || result.status === 'stopped-early') return ok(null);
  const message = `The run ended early: ${result.status}.`;
  return fail(result.issue ?? { code: 'train/ended', level: 'error', message });
};

/** Writes everything that was asked for; gives the paths in the order of the report. */
const writeFiles = async (
  order: TrainOrder,
  run: FinishedRun,
  { trace, checkpoint }: { trace: Uint8Array | null; checkpoint: Checkpoint | null },
): Promise<Result<string[]>> => {
  const name = path.parse(order.project).name;
  const exported = await writeExports(run.result.model, order.exports, { folder: order.out, name });
  if (!exported.ok) return exported;
  const files = [...exported.value];
  const others = [
    [order.trace, trace, '--trace'],
    [order.checkpoint, checkpoint && writeCheckpoint(checkpoint), '--checkpoint'],
  ] as const;
  for (const [file, bytes, option] of others) {
    if (file === undefined || !bytes) continue;
    const written = await writeBytes(file, bytes, option);
    if (!written.ok) return written;
    files.push(written.value);
  }
  return ok(files);
};

/** After Ctrl-C: writes the checkpoint where one was asked for. Null when nothing was written. */
const interrupted = async ({ order, terminal }: TrainWork, { checkpoint }: Ended): Promise<number | null> => {
  if (order.checkpoint === undefined || !checkpoint) return null;
  const written = await writeBytes(order.checkpoint, writeCheckpoint(checkpoint), '--checkpoint');
  if (!written.ok) return reportFailure(written.issues, terminal);
  const { epoch, step } = checkpoint.progress;
  terminal.err(
    `deepwright: interrupted after ${epoch} epochs and ${step} mini-batches; go on with --resume ${order.checkpoint}.`,
  );
  return exitCodes.interrupted;
};

/** `deepwright train`. */
export const trainCommand: Command<TrainOrder, LoadedProject> = {
  help: trainHelp,
  readOrder: readTrainOrder,
  load: loadProject,
  interrupted: 'interrupted; nothing was written',
  run: async (work) => {
    const { order, thread, signal, terminal } = work;
    const subject = { ...work.loaded, document: orderedDocument(work.loaded, order) };
    warn(subject.notes, terminal);
    const options = await runOptions(subject, order);
    if (!options.ok) return reportFailure(options.issues, terminal);
    const ended = await runToItsEnd({ ...work, loaded: subject }, options.value);
    if (signal.aborted) return interrupted(work, ended);
    const { finished } = ended;
    if (!finished.ok) return reportFailure(finished.issues, terminal);
    const run = finished.value;
    const well = endedWell(run);
    if (!well.ok) return reportFailure(well.issues, terminal);
    const test = order.test ? await thread().test(subject, run.result.model) : ok(null);
    if (signal.aborted) return interrupted(work, ended);
    if (!test.ok) return reportFailure(test.issues, terminal);
    const notes = [...subject.notes, ...ended.issues];
    const outcome: Outcome = { ...subject, options: options.value, notes, run, test: test.value, files: [] };
    const report = trainReport(outcome);
    const trace = run.trace ? bytesOfLines(traceLines(run.trace, report, run)) : null;
    const files = await writeFiles(order, run, { trace, checkpoint: ended.checkpoint });
    if (!files.ok) return reportFailure(files.issues, terminal);
    terminal.out(
      order.json ? JSON.stringify({ ...report, files: files.value }) : trainText({ ...outcome, files: files.value }),
    );
    return exitCodes.success;
  },
};
