import * as v from 'valibot';
import { flag, hash, named, real, shape, text, told, whole, type Written } from './_parts';

const entry = v.strictObject({
  nodeId: told(text, 'Its block.'),
  name: told(text, 'Its tensor, as the block calls it: W, b …'),
  index: told(whole, 'Place in the tensor, row-major from 0.'),
  subscripts: told(v.array(whole), 'The same as [row, column].'),
  analytic: told(real, 'Gradient by backpropagation.'),
  numeric: told(real, 'Gradient by central differences.'),
  error: told(real, '|analytic − numeric| / (|analytic| + |numeric|).'),
});

/** What `deepwright check --json` prints. */
export const checkFormat = v.pipe(
  v.strictObject({
    ...named('check'),
    epsilon: told(v.number(), 'ε of the central differences.'),
    ratio: told(real, '‖dθ_approx − dθ‖ / (‖dθ_approx‖ + ‖dθ‖) over all that was checked.'),
    verdict: told(v.picklist(['good', 'look', 'wrong']), 'Ratio below 1e-6, up to 1e-4, above.'),
    worst: told(v.array(entry), 'The worst entries, largest error first, at most 20.'),
    kinks: told(v.array(entry), 'Entries whose ±ε crosses a kink (ReLU at 0): not counted.'),
    parameters: told(whole, 'Trained numbers of the network.'),
    checked: told(whole, 'How many of them were checked.'),
    rows: told(whole, 'Rows of the batch it was done with.'),
    forwardPasses: told(whole, 'Passes it took.'),
    switchedOff: told(v.array(text), 'Blocks switched off for the check (dropout), by id.'),
    l2: told(v.number(), 'λ of the L2 penalty.'),
    l1: told(v.number(), 'λ of the L1 penalty.'),
    penalty: told(v.number(), 'The penalty part of J, of the run and of single blocks.'),
    curve: told(
      v.nullable(v.strictObject({ entry, epsilons: v.array(v.number()), errors: v.array(real) })),
      'Error of the worst entry at each ε, to tell rounding from a wrong formula.',
    ),
    hashBefore: told(hash, 'Hash of the weights before the check.'),
    hashAfter: told(hash, 'The same after it: equal, or the check is at fault.'),
    at: told(v.picklist(['initial', 'trained']), 'The weights it was done at.'),
    tensors: told(
      v.array(
        v.strictObject({
          name: told(text, 'As exported: dense-1.W.'),
          shape,
          ratio: told(real, 'Null where batch norm cancels every entry.'),
          cancelled: told(flag, 'Batch norm takes away whatever this tensor does.'),
          checked: told(whole, 'Entries checked.'),
        }),
      ),
      'In the order of computation.',
    ),
  }),
  v.title('deepwright check --json'),
  v.description('Backpropagation compared with central differences, in float64.'),
);

export type CheckReport = Written<typeof checkFormat>;
