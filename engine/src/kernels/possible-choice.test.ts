import { expect, it } from 'vitest';
import type { KernelChoice, KernelFacts } from './choice';
import { possibleChoice } from './possible-choice';

const wish: KernelChoice = { build: 'relaxed', threads: 8, accelerator: true };
const able: KernelFacts = {
  relaxed: true,
  cores: 8,
  accelerator: { name: 'OpenBLAS 0.3.21', file: 'libopenblas.so' },
  refused: [],
};

it('leaves what the machine can do', () => {
  expect(possibleChoice(wish, able)).toEqual(wish);
  expect(possibleChoice({ build: 'js', threads: 0, accelerator: false }, able)).toEqual({
    build: 'js',
    threads: 0,
    accelerator: false,
  });
});

it('takes the next best of what is missing, and leaves the rest', () => {
  expect(possibleChoice(wish, { ...able, relaxed: false })).toEqual({ ...wish, build: 'std' });
  expect(possibleChoice(wish, { ...able, cores: 2 })).toEqual({ ...wish, threads: 2 });
  expect(possibleChoice(wish, { ...able, accelerator: null })).toEqual({ ...wish, accelerator: false });
});
