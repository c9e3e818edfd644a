import type { KernelChoice, KernelFacts } from '@deepwright/engine';
import { counted } from '../ui/format';

/** The choice of kernels as people are told of it. A run that was done names its own, in its record. */

export const buildTitles: Record<KernelChoice['build'], string> = {
  std: 'Reproducible',
  relaxed: 'Fast',
  js: 'Plain JavaScript',
};

/** What the build means for the numbers. */
export const buildHelp = ({ build, accelerator }: KernelChoice): string => {
  if (build === 'relaxed')
    return 'Fused multiply-add: faster, and the last digits of the weights depend on the processor.';
  if (accelerator) return 'The same to the bit on every machine, apart from the products that the accelerator takes.';
  return 'The same weights to the bit on every machine, with any number of threads.';
};

/** What the number of threads means for them. */
export const threadsHelp = ({ accelerator }: KernelChoice): string =>
  `${accelerator ? '' : 'The weights are the same for any number. '}Automatic takes as many as pay for the size of the network.`;

export const notRelaxed = 'Fast is not available: it needs fused multiply-add, which this runtime or processor lacks.';

const lookedFor: Record<string, string> = {
  darwin: 'Accelerate, which is a part of macOS',
  win32: 'OpenBLAS and MKL in the folders of PATH',
};

/** What an accelerator would be, where there is none. */
export const noAccelerator = (platform: string): string =>
  `None found. Looked for ${lookedFor[platform] ?? 'OpenBLAS, MKL and BLIS among the system’s libraries'}.`;

/** The accelerator that the next run will use, if any. */
export const acceleratorText = ({ accelerator }: KernelChoice, facts: KernelFacts): string =>
  (accelerator && facts.accelerator?.name) || 'None';

export const threadsText = ({ threads }: KernelChoice): string =>
  threads === 0 ? 'Automatic' : counted(threads, 'thread');

/** In one line, before there is a run: "Fast kernels, 2 threads, OpenBLAS 0.3.21". What is as usual is not said. */
export const choiceText = (choice: KernelChoice, facts: KernelFacts): string => {
  const { build, threads, accelerator } = choice;
  const parts = [`${buildTitles[build]} kernels`];
  if (threads > 0) parts.push(threadsText(choice));
  if (accelerator) parts.push(acceleratorText(choice, facts));
  return parts.join(', ');
};
