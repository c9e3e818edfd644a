import type { FinishedRun, RunOptions } from '../host/train/protocol';
import type { Issue } from '../issues/issue';
import { precisionOfModel } from '../model/predict';
import type { Document } from '../project/document';
import type { Evaluation, RunResult } from '../train/run';
import { issueOf, noteOf } from './formats/_parts';
import type { TrainReport } from './formats/train';
import { evaluationText } from './metrics-text';
import { duration } from './progress-bar';

/** A run that ended well, and all that is told of it. */
export interface Outcome {
  document: Document;
  options: RunOptions;
  /** About the project and its data. */
  notes: readonly Issue[];
  run: FinishedRun;
  test: Evaluation | null;
  files: readonly string[];
}

/** The outcome as JSON. */
export const trainReport = ({ document, options, notes, run, test, files }: Outcome): TrainReport => {
  const { result, seconds, kernel } = run;
  return {
    format: 'deepwright/train',
    version: 1,
    status: result.status === 'stopped-early' ? 'stopped-early' : 'done',
    project: document.name,
    seed: document.training.seed,
    precision: precisionOfModel(result.model),
    epochs: result.epochsRun,
    steps: result.stepsRun,
    ...(options.resume && { resumedAtStep: options.resume.progress.step }),
    keptEpoch: result.keptEpoch,
    seconds,
    kernel,
    weightHash: result.weightHash,
    train: result.train,
    dev: result.dev,
    ...(test && { test }),
    files,
    notes: notes.map(noteOf),
    notices: (result.notices ?? []).map(issueOf),
  };
};

const stoppedText = ({ keptEpoch, epochsRun }: RunResult, { patience }: Document['training']): string => {
  const which = keptEpoch === epochsRun ? `the last epoch, ${keptEpoch},` : `epoch ${keptEpoch}, the best one,`;
  return `  stopped early: no better epoch on the dev rows for ${patience}; ${which} is kept`;
};

/** The outcome for people. */
export const trainText = ({ document, run, test, files }: Outcome): string => {
  const { result, seconds } = run;
  const { target } = result.model.pipeline;
  const lines = [`${document.name}: ${result.epochsRun} epochs, ${result.stepsRun} mini-batches, ${duration(seconds)}`];
  if (result.status === 'stopped-early') lines.push(stoppedText(result, document.training));
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
