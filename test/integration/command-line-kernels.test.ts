import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { trainFormat } from '../../engine/src/cli/formats/train';
import { wasmBuild } from '../../engine/src/host/kernels/build';
import { CommandLine, projectOf } from './support/command-line';

/** Wide enough that products and elementwise passes are shared among threads. */
const features = Array.from({ length: 40 }, (_, i) => `x${i}`);
const rows = Array.from({ length: 600 }, (_, row) => [
  ...features.map((_, i) => ((row * 37 + i * 101 + row * i) % 97) / 97),
  'uvw'[row % 3]!,
]);
const columns = [
  ...features.map((name) => ({ name, role: 'feature' as const })),
  { name: 'kind', role: 'target' as const, type: 'category' as const },
];
const blocks = [
  ['dense', { units: 96 }],
  ['batch-norm'],
  ['activation'],
  ['dropout', { keep: 0.9 }],
  ['dense', { units: 96 }],
  ['activation', { fn: { kind: 'tanh' } }],
] as const;
const training = { batchSize: 200, epochs: 3, l2: 0.01, clipNorm: 5 };

let cli: CommandLine;
beforeAll(() => {
  cli = new CommandLine();
  cli.write('data.csv', [[...features, 'kind'], ...rows].map((row) => row.join(',')).join('\n'));
  cli.write('wide.dw', projectOf({ columns, blocks, training, split: { train: 0.8, dev: 0.2 } }));
});
afterAll(() => {
  cli.remove();
  vi.unstubAllEnvs();
});

const train = (...words: string[]) => cli.json(trainFormat, 'train', 'wide.dw', ...words);

describe('the kernels of a run', { timeout: 120_000 }, () => {
  it('give the same weights to the bit as plain JavaScript, with any number of threads', async () => {
    const js = await train('--kernels', 'js');
    expect(js.kernel).toBe('js float32');
    const { seconds: _seconds, kernel: _kernel, ...numbers } = js;
    for (const [threads, name] of [
      ['1', 'wasm std float32'],
      ['2', 'wasm std float32, 2 threads'],
      ['4', 'wasm std float32, 4 threads'],
    ] as const) {
      const std = await train('--kernels', 'std', '--threads', threads);
      expect(std).toMatchObject(numbers);
      expect(std.kernel).toBe(name);
    }
    expect(await train()).toMatchObject(numbers);
  });

  it.skipIf(!wasmBuild('relaxed'))(
    'fuse when that is asked for, with the same weights for any number of threads',
    async () => {
      const one = await train('--kernels', 'relaxed', '--threads', '1');
      const two = await train('--kernels', 'relaxed', '--threads', '2');
      expect([one.kernel, two.kernel]).toEqual(['wasm relaxed float32', 'wasm relaxed float32, 2 threads']);
      expect(two.weightHash).toBe(one.weightHash);
      const std = await train();
      expect(Math.abs(one.train!.cost! - std.train!.cost!)).toBeLessThan(1e-3);
    },
  );

  it('hand large products to the machine’s accelerator', async ({ skip }) => {
    const { code, stdout, stderr } = await cli.run('train', 'wide.dw', '--accelerator', 'on', '--json');
    skip(stderr.includes('no BLAS library'), 'this machine has no BLAS');
    expect([code, stderr]).toEqual([0, '']);
    const accelerated = v.parse(trainFormat, JSON.parse(stdout));
    expect(accelerated.kernel).toMatch(/^wasm std \+ \S+ .*float32/);
    expect(Math.abs(accelerated.train!.cost! - (await train()).train!.cost!)).toBeLessThan(1e-3);
  });

  it('say when there is no accelerator', async () => {
    vi.stubEnv('DEEPWRIGHT_BLAS', 'off');
    const { code, stdout, stderr } = await cli.run('train', 'wide.dw', '--accelerator', 'on', '--json');
    vi.unstubAllEnvs();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/accelerator was asked for/);
  });

  it('go on with a run that other kernels began, and say which they are', async () => {
    await train('--epochs', '2', '--kernels', 'js', '--checkpoint', 'half.npz');
    const resumed = await train('--resume', 'half.npz', '--threads', '2');
    expect(resumed).toMatchObject({ kernel: 'wasm std float32, 2 threads', weightHash: (await train()).weightHash });
  });

  it.each([
    [['--kernels', 'gpu'], /--kernels must be std or relaxed or js; ‘gpu’ came/],
    [['--threads', '0'], /--threads must be auto or a whole number from 1 to 256; ‘0’ came/],
    [['--accelerator', 'maybe'], /--accelerator must be on or off; ‘maybe’ came/],
    [['--kernels', 'js', '--threads', '2'], /--kernels js computes in plain JavaScript on one thread/],
    [['--precision', 'float64', '--kernels', 'relaxed'], /A run in float64 computes in plain JavaScript/],
  ] as const)('refuse %j', async (words, message) => {
    const { code, stdout, stderr } = await cli.run('train', 'wide.dw', ...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});
