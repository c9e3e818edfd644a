import type { GraphPlan } from '../graph/plan';
import { fail, ok, type Result } from '../issues/issue';
import { jsBackend } from '../kernels/js';
import type { Backend } from '../kernels/kernels';
import type { Precision } from '../kernels/real';
import type { DataFacts } from '../layers/_layer';
import { classWeightsOf } from '../layers/_class-weights';
import { lossOf } from '../layers/_output-loss';
import type { RefValue } from '../params/param';
import { buildArena } from './buffers';
import { Program } from './program';
import { countNumbers } from './tensors';
import { wire } from './wiring';

export interface CompileOptions {
  precision: Precision;
  /** Rows of the largest batch. */
  rows: number;
  /** Forward only: less memory, no gradients. */
  inference?: boolean;
  /** Outputs and their gradients stay readable after `backward`, for `inspect`. */
  keepOutputs?: boolean;
  /** Layers that are random while training are passed by (gradient check). */
  deterministic?: boolean;
  /** Names of the optimizer's state for each weight. */
  slots?: readonly string[];
  /** Use the weights and statistics of this program instead of own ones. */
  shareWeightsOf?: Program;
  /** What computes: plain JavaScript unless said. float64 is always its own. */
  backend?: Backend | undefined;
  /** Most bytes the arena may take. */
  limit?: number;
}

/** One ArrayBuffer holds about 2 GiB on every runtime we support. */
const largestBuffer = 2 ** 31 - 2 ** 20;

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

const noNetwork = {
  code: 'compile/empty',
  level: 'error',
  message: 'A network needs an Input and an Output block; none is connected here.',
  hint: 'Put both on the canvas and wire them up.',
} as const;

/** Turns a trainable plan into a program: buffers placed, views made, gradients wired. */
export const compile = (plan: GraphPlan, facts: DataFacts, options: CompileOptions): Result<Program> => {
  if (!plan.trainable) {
    const errors = plan.issues.filter(({ level }) => level === 'error');
    // An empty canvas is no mistake, but nothing to train either.
    return fail(...(errors.length > 0 ? errors : [noNetwork]));
  }
  const { precision, rows, inference = false, limit = largestBuffer } = options;
  const backend = precision === 'float64' ? jsBackend : (options.backend ?? jsBackend);
  const wires = wire(plan, facts);
  const output = wires.at(-1);
  if (!output) return fail(noNetwork);
  const counts = countNumbers(wires);
  const classWeights = classWeightsOf(output.p, facts);
  const built = buildArena(
    wires,
    {
      precision,
      rows,
      inference,
      keepOutputs: options.keepOutputs ?? false,
      ...counts,
      slots: options.slots ?? [],
      outputs: output.width,
      classWeights: classWeights !== null,
      shared: options.shareWeightsOf ?? null,
    },
    limit,
    // Each weight is multiplied once on the way forward and twice on the way back.
    (bytes) => backend.open(bytes, 3 * rows * counts.trained),
  );
  if (!built.ok) {
    return fail({
      code: 'compile/memory',
      level: 'error',
      message: `A run may use ${gigabytes(limit)} of memory; batches of ${rows} rows through this network need ${gigabytes(built.bytes)}.`,
      hint: 'Use a smaller batch size, or fewer units.',
      path: 'batchSize',
      ...(rows > 256 && {
        fixes: [{ label: 'Set the batch size to 256', edit: { do: 'training', set: { batchSize: 256 } } }],
      }),
    });
  }
  const loss = lossOf(output.p['loss'] as RefValue, facts.target)!;
  const { deterministic = false } = options;
  const { arena } = built;
  return ok(new Program({ wires, arena, loss, precision, rows, inference, deterministic, classWeights }));
};
