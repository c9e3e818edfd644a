import { possibleChoice, type KernelChoice, type KernelFacts } from '@deepwright/engine';
import type { RunOptions } from '@deepwright/engine/host/train/protocol';

/** What a run is told of the kernels. */
export type RunKernels = Pick<RunOptions, 'kernels' | 'acceleratorFile'>;

/** What the next run computes with: the person's choice, as far as this machine can do it. */
export function runKernels(choice: KernelChoice, facts: KernelFacts): RunKernels {
  const kernels = possibleChoice(choice, facts);
  const file = facts.accelerator?.file;
  return { kernels, ...(kernels.accelerator && file !== undefined && { acceleratorFile: file }) };
}
