import { loadAccelerator } from '../../../engine/src/host/accelerator/accelerator';
import type { Probe } from '../../../engine/src/host/accelerator/probe';
import { ok } from '../../../engine/src/issues/issue';
import { kernelFacts, openBackend } from '../../../engine/src/host/kernels/backend';
import type { KernelChoice } from '../../../engine/src/kernels/choice';
import type { Backend } from '../../../engine/src/kernels/kernels';

/** What each of our variants computes with. */
const choices: Readonly<Record<string, KernelChoice>> = {
  ours: { build: 'std', threads: 1, accelerator: false },
  'ours-relaxed': { build: 'relaxed', threads: 1, accelerator: false },
  'ours-blas': { build: 'relaxed', threads: 1, accelerator: true },
  'ours-2': { build: 'std', threads: 2, accelerator: false },
  // In the app's own runtime.
  'ours-electron': { build: 'std', threads: 1, accelerator: false },
  'ours-js': { build: 'js', threads: 1, accelerator: false },
};

/** A process of the bench has nothing to lose: it tries the library itself. */
const tryHere: Probe = (file) => {
  const loaded = loadAccelerator(file);
  return Promise.resolve(loaded.ok ? ok(loaded.value.name) : loaded);
};

/** The kernels of a variant, opened as a run opens them. */
export const backendFor = async (peer: string): Promise<{ backend: Backend; threads: number }> => {
  const choice = choices[peer];
  if (!choice) throw new Error(`‘${peer}’ is none of our variants`);
  const file = choice.accelerator ? (await kernelFacts(tryHere)).accelerator?.file : undefined;
  const backend = openBackend(choice, file);
  if (!backend.ok) throw new Error(backend.issues.map(({ message }) => message).join('\n'));
  return { backend: backend.value, threads: choice.threads };
};
