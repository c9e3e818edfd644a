import * as v from 'valibot';
import { hash, issue, named, note, precision, real, text, told, whole, type Written } from './_parts';

const evaluation = v.strictObject({
  rows: told(whole, 'Rows of this part of the data.'),
  cost: told(real, 'J: data part and penalty.'),
  dataCost: told(real, 'Mean loss of the rows.'),
  penalty: told(real, 'The penalty, with the rows of a full mini-batch for m.'),
  metrics: told(v.record(text, real), 'By name; accuracy, precision … as shares from 0 to 1.'),
});

/** What `deepwright train --json` prints. */
export const trainFormat = v.pipe(
  v.strictObject({
    ...named('train'),
    status: told(v.picklist(['done', 'stopped-early']), 'All epochs, or ended by the patience of early stopping.'),
    project: told(text, 'Name of the project.'),
    seed: told(whole, 'Seed of initial weights, shuffling and dropout.'),
    precision,
    epochs: told(whole, 'Epochs finished, those before a --resume included.'),
    steps: told(whole, 'Mini-batches done, those before a --resume included.'),
    resumedAtStep: v.optional(told(whole, 'Only with --resume: mini-batches that the checkpoint had behind it.')),
    keptEpoch: told(whole, 'The epoch whose weights are kept and exported: the last one, or the best one.'),
    seconds: told(real, 'Time of this call’s work.'),
    kernel: told(text, 'What computed this call’s work: “wasm std float32, 2 threads”.'),
    weightHash: told(hash, 'SHA-256 over names, shapes and bytes of all tensors.'),
    train: told(v.nullable(evaluation), 'The kept weights on the train rows.'),
    dev: told(v.nullable(evaluation), 'On the dev rows; null without any.'),
    test: v.optional(told(evaluation, 'On the test rows; only with --test.')),
    files: told(v.array(text), 'Files written: exports, then the trace, then the checkpoint.'),
    notes: told(v.array(note), 'About the project and its data.'),
    notices: told(v.array(issue), 'About the run: vanishing and exploding numbers.'),
  }),
  v.title('deepwright train --json'),
  v.description('The outcome of a training run.'),
);

export type TrainReport = Written<typeof trainFormat>;
