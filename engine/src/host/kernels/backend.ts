import { availableParallelism } from 'node:os';
import type { KernelChoice, KernelFacts } from '../../kernels/choice';
import { jsBackend } from '../../kernels/js';
import type { Backend } from '../../kernels/kernels';
import { fail, ok, type Result } from '../../issues/issue';
import { findAccelerator, loadAccelerator, withAccelerator } from '../accelerator/accelerator';
import type { Probe } from '../accelerator/probe';
import { wasmBuild } from './build';
import { wasmBackend } from './wasm-backend';

const noRelaxed = {
  code: 'kernels/no-relaxed',
  level: 'error',
  message: 'The fast kernels need a runtime with relaxed SIMD; this one has none.',
  hint: 'Choose the reproducible kernels.',
} as const;

const noAccelerator = {
  code: 'kernels/no-accelerator',
  level: 'error',
  message: 'An accelerator was asked for; no BLAS library that works was found on this machine.',
  hint: 'Train without it, or install OpenBLAS.',
} as const;

/** The kernels a person chose; an issue where this machine lacks what they need. */
export const openBackend = (choice: KernelChoice, acceleratorFile?: string): Result<Backend> => {
  if (choice.build === 'js') return ok(jsBackend);
  const build = wasmBuild(choice.build);
  if (!build) return fail(noRelaxed);
  const backend = wasmBackend(build, choice.threads);
  if (!choice.accelerator) return ok(backend);
  if (acceleratorFile === undefined) return fail(noAccelerator);
  const blas = loadAccelerator(acceleratorFile);
  return blas.ok ? ok(withAccelerator(backend, blas.value)) : blas;
};

/** What predicts and evaluates: reproducible, in one thread. */
export const usualBackend = (): Backend => wasmBackend(wasmBuild('std')!, 1);

/** What this machine can do. Looking for an accelerator takes a moment: `probe` tries each library in another process. */
export const kernelFacts = async (probe: Probe): Promise<KernelFacts> => {
  const { accelerator, refused } = await findAccelerator(probe);
  return { relaxed: wasmBuild('relaxed') !== null, cores: availableParallelism(), accelerator, refused };
};
