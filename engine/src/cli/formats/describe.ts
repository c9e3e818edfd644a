import * as v from 'valibot';
import { flag, issue, named, shape, target, text, told, whole, type Written } from './_parts';

const weight = v.strictObject({
  name: told(text, 'As exported, and as --weights takes it: dense-1.W.'),
  shape,
  trained: told(flag, 'False for running statistics.'),
});

const block = v.strictObject({
  id: text,
  kind: text,
  name: told(text, 'What the person calls it.'),
  inputs: told(v.array(text), 'Ids of the blocks that feed it, in the order of its ports.'),
  shape: told(v.nullable(shape), 'Of one output example; null where a mistake leaves it unknown.'),
  parameters: told(whole, 'Trained numbers.'),
  statistics: told(whole, 'Numbers that are saved but not trained.'),
  bytes: told(
    v.nullable(whole),
    'Outputs, saved values and their gradients for a full mini-batch; null where it is not computed.',
  ),
  weights: v.array(weight),
});

/** What `deepwright describe --json` prints. */
export const describeFormat = v.pipe(
  v.strictObject({
    ...named('describe'),
    project: told(text, 'Name of the project.'),
    trainable: told(flag, 'False when an issue of the level error stands in the way.'),
    data: v.strictObject({
      rows: told(whole, 'Rows read from the file.'),
      dropped: told(whole, 'Of them left out because a value is missing.'),
      train: whole,
      seen: told(whole, 'Train rows after augmentation: what the network is trained on.'),
      dev: whole,
      test: whole,
      features: told(v.array(text), 'Columns of the encoded input, in order: one for each category.'),
      target,
    }),
    training: v.strictObject({
      loss: told(v.nullable(text), 'Kind of the loss; null where none fits the target.'),
      optimizer: told(text, 'Kind of the optimizer.'),
      learningRate: told(v.number(), 'α before its schedule.'),
      epochs: whole,
      batchRows: told(whole, 'Rows of a full mini-batch.'),
      batchesPerEpoch: told(whole, 'Mini-batches in an epoch, a short last one included.'),
    }),
    blocks: told(v.array(block), 'In the order of computation.'),
    parameters: told(whole, 'Trained numbers of all blocks.'),
    statistics: told(whole, 'Saved but not trained numbers of all blocks.'),
    memory: told(
      v.nullable(
        v.strictObject({
          training: told(whole, 'Weights, gradients, the optimizer’s state and one mini-batch, float32.'),
          evaluation: told(whole, 'Buffers for evaluating the train and dev rows.'),
          rows: told(whole, 'The encoded train and dev rows.'),
          total: whole,
        }),
      ),
      'Bytes that a run takes; null where it cannot be compiled.',
    ),
    issues: told(v.array(issue), 'Of the data, the settings and the network, with their places.'),
  }),
  v.title('deepwright describe --json'),
  v.description('What a run of the project would compute, before it is started.'),
);

export type DescribeReport = Written<typeof describeFormat>;
