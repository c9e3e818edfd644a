import { usualKernels, type KernelFacts } from '@deepwright/engine';
import { expect, test } from 'vitest';
import { acceleratorText, buildHelp, choiceText, noAccelerator, threadsHelp, threadsText } from './kernel-words';

const facts: KernelFacts = {
  relaxed: true,
  cores: 4,
  accelerator: { name: 'OpenBLAS 0.3.21', file: '/lib/openblas' },
  refused: [],
};

test('a choice in one line says what is not as usual', () => {
  expect(choiceText(usualKernels, facts)).toBe('Reproducible kernels');
  expect(choiceText({ build: 'relaxed', threads: 1, accelerator: false }, facts)).toBe('Fast kernels, 1 thread');
  expect(choiceText({ build: 'std', threads: 2, accelerator: true }, facts)).toBe(
    'Reproducible kernels, 2 threads, OpenBLAS 0.3.21',
  );
});

test('an accelerator is named where it is used', () => {
  expect(acceleratorText(usualKernels, facts)).toBe('None');
  expect(acceleratorText({ ...usualKernels, accelerator: true }, facts)).toBe('OpenBLAS 0.3.21');
  expect(threadsText(usualKernels)).toBe('Automatic');
});

test('the same bits are promised only where they are given', () => {
  expect(buildHelp(usualKernels)).toMatch(/^The same weights to the bit on every machine/);
  expect(buildHelp({ ...usualKernels, build: 'relaxed' })).toMatch(/depend on the processor/);
  expect(buildHelp({ ...usualKernels, accelerator: true })).toMatch(/apart from the products/);
  expect(threadsHelp(usualKernels)).toMatch(/the same for any number/);
  expect(threadsHelp({ ...usualKernels, accelerator: true })).not.toMatch(/the same/);
});

test('without one it is said what was looked for', () => {
  expect(noAccelerator('linux')).toMatch(/^None found\. Looked for OpenBLAS, MKL and BLIS/);
  expect(noAccelerator('darwin')).toMatch(/Accelerate/);
});
