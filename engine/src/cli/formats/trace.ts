import * as v from 'valibot';
import { named, precision, real, shape, text, told, whole, type Written } from './_parts';

const step = v.strictObject({
  step: told(whole, 'Mini-batch of the whole run, from 1.'),
  epoch: told(whole, 'From 1.'),
  rows: told(whole, 'Rows of this mini-batch.'),
  cost: told(real, 'J before the update: data part and penalty.'),
  dataCost: told(real, 'Mean loss of the rows.'),
  penalty: told(real, 'λ₂/(2·rows)·Σ‖W‖² + λ₁/(2·rows)·Σ|W|.'),
  learningRate: told(real, 'α of the update that follows.'),
});

const gradient = v.strictObject({ shape, values: told(v.array(real), 'Row-major.') });

/** What `deepwright train --trace` writes. */
export const traceFormat = v.pipe(
  v.strictObject({
    ...named('trace'),
    project: told(text, 'Name of the project.'),
    seed: told(whole, 'Seed of initial weights, shuffling and dropout.'),
    precision,
    steps: told(
      v.array(step),
      'Every mini-batch of this call, in order; after --resume they start behind the former ones.',
    ),
    gradients: v.optional(
      told(
        v.strictObject({
          step: told(whole, 'The step they belong to: the first of this call.'),
          tensors: told(v.record(text, gradient), '∂J/∂W by the name of the weight, penalties in it, before clipping.'),
        }),
        'Only with --trace-gradients.',
      ),
    ),
  }),
  v.title('deepwright train --trace'),
  v.description('Every mini-batch of a run. Numbers have as many digits as bring the same bits back.'),
);

export type TraceFile = Written<typeof traceFormat>;
