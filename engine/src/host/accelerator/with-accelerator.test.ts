import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsBackend, jsKernels } from '../../kernels/js';
import type { Backend, Workspace } from '../../kernels/kernels';
import { loadAccelerator, withAccelerator } from './accelerator';
import type { Blas, Products } from './blas';
import { candidates } from './candidates';
import { buildBlas, hasCompiler } from './testing/build-blas';

const forms = ['matmul', 'matmulTransposedA', 'matmulTransposedB'] as const;
type FormName = (typeof forms)[number];

/** Numbers of a, b and out for the sizes as each form names them. */
const lengths: Record<FormName, (m: number, k: number, n: number) => [number, number, number]> = {
  matmul: (m, k, n) => [m * k, k * n, m * n],
  matmulTransposedA: (m, k, n) => [m * k, m * n, k * n],
  matmulTransposedB: (m, n, k) => [m * n, k * n, m * k],
};

const small = [7, 5, 3] as const;
const large = [41, 37, 53] as const;

const fillWith = (values: Float32Array | Float64Array, seed: number): void => {
  for (let i = 0; i < values.length; i++) values[i] = (((i + seed) * 7919) % 2003) / 1001 - 1;
};

/** Remembers what it was asked for, and multiplies nothing. */
const spy = () => {
  const asked: string[] = [];
  const threads: number[] = [];
  const note = (form: FormName) => () => void asked.push(form);
  const blas: Blas = {
    name: 'Spy 1.0',
    useThreads: (count) => threads.push(count),
    matmul: note('matmul'),
    matmulTransposedA: note('matmulTransposedA'),
    matmulTransposedB: note('matmulTransposedB'),
  };
  return { blas, asked, threads };
};

describe('kernels with an accelerator', () => {
  it('hand over large products of float32 only, in all three forms', () => {
    const { blas, asked } = spy();
    const { kernels } = withAccelerator(jsBackend, blas).open(0)!;
    const multiply = (
      sizes: readonly [number, number, number],
      kind: typeof Float32Array | typeof Float64Array,
    ): void => {
      for (const form of forms) {
        const [a, b, out] = lengths[form](...sizes).map((length) => new kind(length));
        kernels[form](a!, b!, out!, ...sizes);
      }
    };
    multiply(small, Float32Array);
    multiply(large, Float64Array);
    expect(asked).toEqual([]);
    multiply(large, Float32Array);
    expect(asked).toEqual(forms);
  });

  it('add the bias themselves where the library multiplies', () => {
    const { kernels } = withAccelerator(jsBackend, spy().blas).open(0)!;
    const [a, b, out] = lengths.matmul(...large).map((length) => new Float32Array(length));
    const bias = new Float32Array(large[2]).map((_, j) => j);
    kernels.matmul(a!, b!, out!, ...large, bias);
    expect(out).toEqual(out!.map((_, i) => i % large[2]));
    const small1 = [new Float32Array([2]), new Float32Array([3]), new Float32Array(1)] as const;
    kernels.matmul(...small1, 1, 1, 1, new Float32Array([10]));
    expect([...small1[2]]).toEqual([16]);
  });

  it('leave small products as they are, to the bit', () => {
    const { kernels } = withAccelerator(jsBackend, spy().blas).open(0)!;
    for (const form of forms) {
      const [a, b, out] = lengths[form](...small).map((length) => new Float32Array(length));
      fillWith(a!, 1);
      fillWith(b!, 2);
      kernels[form](a!, b!, out!, ...small);
      const expected = new Float32Array(out!.length);
      jsKernels[form](a!, b!, expected, ...small);
      expect(out).toEqual(expected);
      expect(expected.some((value) => value !== 0)).toBe(true);
    }
  });

  it('keep the rest of the workspace, name the library and give it the run’s threads', () => {
    const closed: string[] = [];
    const inner: Workspace = { ...jsBackend.open(256)!, threads: 3, close: () => closed.push('closed') };
    const backend: Backend = { name: 'wasm std', open: () => inner };
    const { blas, threads } = spy();
    const accelerated = withAccelerator(backend, blas);
    const workspace = accelerated.open(256)!;
    expect(accelerated.name).toBe('wasm std + Spy 1.0');
    expect(workspace).toMatchObject({ name: 'wasm std + Spy 1.0', threads: 3, byteOffset: inner.byteOffset });
    expect(workspace.buffer).toBe(inner.buffer);
    expect(threads).toEqual([3]);
    const values = new Float32Array(4);
    workspace.kernels.fill(values, 2, 3);
    expect([...values]).toEqual([2, 2, 2, 0]);
    expect(workspace.kernels.sumOfSquares(values, 4)).toBe(12);
    expect(workspace.extend(64)!.buffer.byteLength).toBeGreaterThanOrEqual(64);
    workspace.close();
    expect(closed).toEqual(['closed']);
  });

  it('have no workspace where the machine refuses', () => {
    const { blas, threads } = spy();
    expect(withAccelerator({ name: 'full', open: () => null }, blas).open(64)).toBeNull();
    expect(threads).toEqual([]);
  });
});

/** Products of a library in one shared memory beside those of JavaScript. */
const compare = (blas: Products, form: FormName): void => {
  const [a, b, out] = lengths[form](...large);
  const buffer = new SharedArrayBuffer(4 * (64 + a + b + out));
  const at = (offset: number, length: number) => new Float32Array(buffer, 4 * offset, length);
  const [left, right, product] = [at(64, a), at(64 + a, b), at(64 + a + b, out)];
  fillWith(left, 1);
  fillWith(right, 2);
  blas[form](left, right, product, ...large);
  const expected = new Float32Array(out);
  jsKernels[form](left, right, expected, ...large);
  // Sums of some 50 products between −1 and 1.
  for (let i = 0; i < out; i++) expect(Math.abs(product[i]! - expected[i]!)).toBeLessThan(1e-5);
};

const [found] = candidates();

describe('the products of a library, in shared memory', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'deepwright-blas-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.skipIf(found === undefined).each(forms)('%s: the one of this machine', (form) => {
    const opened = loadAccelerator(found!);
    if (!opened.ok) throw new Error(opened.issues[0]!.message);
    for (const threads of [1, 2]) {
      opened.value.useThreads(threads);
      compare(opened.value, form);
    }
  });

  it.skipIf(!hasCompiler).each(forms)('%s: one that calls itself BLIS', (form) => {
    const opened = loadAccelerator(buildBlas(folder, 'BLIS')!);
    if (!opened.ok) throw new Error(opened.issues[0]!.message);
    expect(opened.value.name).toBe('BLIS 0.9.0');
    opened.value.useThreads(2);
    compare(opened.value, form);
  });

  it.skipIf(!hasCompiler)('are not asked for where an array is too short', () => {
    const opened = loadAccelerator(buildBlas(folder)!);
    if (!opened.ok) throw new Error(opened.issues[0]!.message);
    const [a, b, out] = [new Float32Array(6), new Float32Array(12), new Float32Array(7)];
    expect(() => opened.value.matmul(a, b, out, 2, 3, 4)).toThrow('blas: 2×4 numbers expected, the array has 7');
  });
});
