import { describe, expect, it } from 'vitest';
import { fail, type Result } from '../issues/issue';
import type { KernelFacts } from '../kernels/choice';
import { readArguments } from './arguments';
import { chosenKernels, kernelOrderOf, kernelWords, type KernelOrder } from './kernel-options';

const facts: KernelFacts = {
  relaxed: true,
  cores: 2,
  accelerator: { name: 'OpenBLAS 0.3.21', file: '/lib/openblas' },
  refused: [],
};
const usual = { build: 'std', threads: 0, accelerator: false } as const;

const order = (...words: string[]): Result<KernelOrder> => {
  const args = readArguments('train', words, kernelWords);
  return args.ok ? kernelOrderOf(args.value, 'train') : args;
};

const choose = async (words: string[], precision: 'float32' | 'float64' = 'float32', machine = facts) => {
  const read = order(...words);
  return read.ok ? chosenKernels(read.value, precision, () => Promise.resolve(machine)) : fail(...read.issues);
};

const message = (result: Result<unknown>): string => (result.ok ? 'none' : result.issues[0]!.message);

describe('the words for kernels', () => {
  it('say nothing when none came', () => {
    expect(order()).toEqual({ ok: true, value: {} });
  });

  it('choose build, threads and accelerator', () => {
    expect(order('--kernels', 'relaxed', '--threads', '2', '--accelerator', 'on')).toEqual({
      ok: true,
      value: { build: 'relaxed', threads: 2, accelerator: true },
    });
    expect(order('--threads', 'auto', '--accelerator', 'off')).toEqual({
      ok: true,
      value: { threads: 0, accelerator: false },
    });
  });

  it.each([
    ['--kernels', 'turbo', 'std or relaxed or js'],
    ['--accelerator', 'yes', 'on or off'],
    ...['0', '-1', '1.5', '', 'two', '257'].map(
      (threads) => ['--threads', threads, 'auto or a whole number from 1 to 256'] as const,
    ),
  ] as const)('refuse %s ‘%s’', (option, word, expected) => {
    expect(message(order(`${option}=${word}`))).toBe(`${option} must be ${expected}; ‘${word}’ came.`);
  });
});

describe('the kernels of a run', () => {
  it('are the usual ones unless others were asked for', async () => {
    expect(await choose([])).toEqual({ ok: true, value: { kernels: usual } });
    expect(await choose(['--kernels', 'relaxed'])).toEqual({
      ok: true,
      value: { kernels: { ...usual, build: 'relaxed' } },
    });
  });

  it('come with the library of the accelerator where one is found', async () => {
    expect(await choose(['--accelerator', 'on'])).toEqual({
      ok: true,
      value: { kernels: { ...usual, accelerator: true }, acceleratorFile: '/lib/openblas' },
    });
    const none = await choose(['--accelerator', 'on'], 'float32', { ...facts, accelerator: null });
    expect(none).toEqual({ ok: true, value: { kernels: { ...usual, accelerator: true } } });
  });

  it.each([
    [['--kernels', 'js', '--threads', '2'], 'float32', /^--kernels js computes .* --threads 2 came/],
    [['--kernels', 'js', '--accelerator', 'on'], 'float32', /^--kernels js computes .* --accelerator on came/],
    [['--kernels', 'relaxed'], 'float64', /^A run in float64 computes .* --kernels relaxed came/],
    [['--threads', '2'], 'float64', /^A run in float64 computes .* --threads 2 came/],
  ] as const)('refuse %j in %s', async (words, precision, expected) => {
    const refused = await choose([...words], precision);
    expect(message(refused)).toMatch(expected);
    expect(refused).toMatchObject({ ok: false, issues: [{ code: 'cli/usage' }] });
  });

  it('of plain JavaScript take one thread and no accelerator, said or not', async () => {
    const words = ['--kernels', 'js', '--threads', '1', '--accelerator', 'off'];
    expect(await choose(words)).toMatchObject({ ok: true });
    expect(await choose(words, 'float64')).toMatchObject({ ok: true });
    expect(await choose([], 'float64')).toMatchObject({ ok: true });
  });
});
