import { readNpzArrays } from '../exporters/_npz-arrays';
import { nodeProbe } from '../host/accelerator/probe';
import { kernelFacts } from '../host/kernels/backend';
import type { RunOptions } from '../host/train/protocol';
import { ok, type Result } from '../issues/issue';
import { readCheckpoint } from '../train/checkpoint-file';
import { readAs } from './files';
import { givenMasks } from './given-masks';
import { givenWeights } from './given-weights';
import { chosenKernels } from './kernel-options';
import type { LoadedProject } from './load-project';
import { networkOf, type Network } from './network';
import { resumable } from './resume';
import type { TrainOrder } from './train-order';
import { programFile } from './train-script';

/** What the files of an order give the run besides its document. */
type FromFiles = Pick<RunOptions, 'initial' | 'draws' | 'resume'>;

/** Reads a file of arrays and makes of it what the network can use. */
const fromArrays = async <T>(
  file: string | undefined,
  network: Network,
  area: string,
  make: (arrays: Parameters<typeof givenMasks>[0], network: Network) => Result<T>,
): Promise<Result<T | undefined>> => {
  if (file === undefined) return ok(undefined);
  return readAs(file, area, (bytes) => {
    const arrays = readNpzArrays(bytes);
    return arrays.ok ? make(arrays.value, network) : arrays;
  });
};

const fromFiles = async (
  { document, table }: Pick<LoadedProject, 'document' | 'table'>,
  { weights, masks, resume, precision }: TrainOrder,
): Promise<Result<FromFiles>> => {
  const found: FromFiles = {};
  if (resume !== undefined) {
    const checkpoint = await readAs(resume, 'checkpoint', (bytes) => {
      const read = readCheckpoint(bytes);
      return read.ok ? resumable(read.value, document, precision) : read;
    });
    if (!checkpoint.ok) return checkpoint;
    found.resume = checkpoint.value;
  }
  if (weights === undefined && masks === undefined) return ok(found);
  const network = networkOf(document, table);
  if (!network.ok) return network;
  const initial = await fromArrays(weights, network.value, 'weights', givenWeights);
  if (!initial.ok) return initial;
  const draws = await fromArrays(masks, network.value, 'masks', givenMasks);
  if (!draws.ok) return draws;
  return ok({
    ...found,
    ...(initial.value && { initial: initial.value }),
    ...(draws.value && { draws: draws.value }),
  });
};

/** How the run is to be done: what the files hold that the order names, what computes it, and what is to be recorded. */
export const runOptions = async (
  subject: Pick<LoadedProject, 'document' | 'table'>,
  order: TrainOrder,
): Promise<Result<RunOptions>> => {
  const files = await fromFiles(subject, order);
  if (!files.ok) return files;
  const precision = files.value.resume?.precision ?? order.precision ?? 'float32';
  const kernels = await chosenKernels(order.kernels, precision, () => kernelFacts(nodeProbe(programFile())));
  if (!kernels.ok) return kernels;
  return ok({
    ...files.value,
    ...kernels.value,
    ...(order.precision && { precision: order.precision }),
    ...(order.trace !== undefined && { trace: { gradients: order.traceGradients } }),
    checkpointAtEnd: order.checkpoint !== undefined,
  });
};
