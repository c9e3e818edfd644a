import type { KernelChoice, KernelFacts } from '@deepwright/engine';
import { expect, it } from 'vitest';
import { runKernels } from './kernels';

const wish: KernelChoice = { build: 'relaxed', threads: 2, accelerator: true };
const facts: KernelFacts = {
  relaxed: true,
  cores: 4,
  accelerator: { name: 'OpenBLAS 0.3.21', file: '/lib/openblas' },
  refused: [],
};

it('hands a run the choice with the library it needs', () => {
  expect(runKernels(wish, facts)).toEqual({ kernels: wish, acceleratorFile: '/lib/openblas' });
});

it('names no library that is not used', () => {
  const without = { ...wish, accelerator: false };
  expect(runKernels(without, facts)).toEqual({ kernels: without });
  expect(runKernels(wish, { ...facts, accelerator: null })).toEqual({ kernels: without });
});
