import { once } from 'node:events';
import { setTimeout as rest } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as layout from '../../../engine/wasm/layout';
import { add } from '../../../engine/src/kernels/formulas';
import { jsKernels } from '../../../engine/src/kernels/js';
import { builtKernels, opOf } from './support/built';
import { KernelModule } from './support/module';
import { someNumbers } from './support/numbers';

/** Real threads on one memory: each op is done once by each that takes part, and is done when the call returns. */

const helper = `
const { module, memory, part } = require('node:worker_threads').workerData;
new WebAssembly.Instance(module, { env: { memory } }).exports.work(part);
`;

let module: WebAssembly.Module;
let kernels: KernelModule;
let helpers: Worker[];

beforeEach(async () => {
  module = await builtKernels();
  kernels = new KernelModule(module, 64);
  helpers = [1, 2].map(
    (part) => new Worker(helper, { eval: true, workerData: { module, memory: kernels.memory, part } }),
  );
});

afterEach(async () => {
  await Promise.all(helpers.map((each) => each.terminate()));
});

it('runs 10,000 ops, with two threads and with three, each of its parts once', { timeout: 120_000 }, async () => {
  const n = 1003;
  const out = kernels.place(new Float32Array(n));
  const ones = kernels.place(new Float32Array(n).fill(1));
  const op = opOf(add.text);
  kernels.describe([1, n, ones, out]);
  let done = 0;
  const check = (): void => expect(out.values.every((value) => value === done)).toBe(true);
  for (let i = 0; i < 10_000; i++) {
    kernels.run(op, 2 + (i % 3 === 0 ? 1 : 0));
    done++;
    // What is read right after the call has all parts in it.
    if (out.values[0] !== done || out.values[n - 1] !== done || out.values[n >> 1] !== done) check();
    // Long enough for helpers to fall asleep.
    if (i % 1000 === 999) await rest(20);
  }
  check();
});

it('gives the totals of one thread', { timeout: 120_000 }, () => {
  const n = 100_003;
  const a = kernels.place(someNumbers(n, 'threads'));
  const expected = jsKernels.sumOfSquares(a.values, n);
  kernels.describe([a, n]);
  for (let i = 0; i < 200; i++) expect(kernels.run(layout.SUM_OF_SQUARES, 1 + (i % 3))).toBe(expected);
});

it('sends the helpers home, and also one that comes later', async () => {
  const gone = helpers.map((each) => once(each, 'exit'));
  kernels.dismiss();
  await Promise.all(gone);
  const late = new Worker(helper, {
    eval: true,
    workerData: { module, memory: kernels.memory, part: 1 },
  });
  await once(late, 'exit');
  kernels.describe([kernels.place(new Float32Array(8).fill(2)), 8]);
  expect(kernels.run(layout.SUM_OF_SQUARES, 1)).toBe(32);
});

it('ends in an error when a helper has failed, instead of waiting for it', async () => {
  await Promise.all(helpers.map((each) => each.terminate()));
  new Int32Array(kernels.memory.buffer)[layout.FAILED / 4] = 1;
  kernels.describe([kernels.place(new Float32Array(8).fill(2)), 8]);
  expect(() => kernels.run(layout.SUM_OF_SQUARES, 2)).toThrow(WebAssembly.RuntimeError);
});
