import { afterEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../kernels/kernels';
import { jsBackend } from '../../kernels/js';
import { multiply } from '../../kernels/formulas';
import { formula } from '../../kernels/formula';
import { wasmBuild } from './build';
import { threadsFor } from './threads-for';
import { wasmBackend } from './wasm-backend';

const opened: Workspace[] = [];
const open = (bytes: number, threads = 1): Workspace => {
  const workspace = wasmBackend(wasmBuild('std')!, threads, 'everything').open(bytes)!;
  opened.push(workspace);
  return workspace;
};
afterEach(() => opened.splice(0).forEach((workspace) => workspace.close()));

const arrayOf = ({ buffer, byteOffset }: { buffer: ArrayBufferLike; byteOffset: number }, values: number[]) => {
  const array = new Float32Array(buffer, byteOffset, values.length);
  array.set(values);
  return array;
};

describe('kernels in WebAssembly', () => {
  it('fill a prefix, and find a value that is not finite wherever it stands', () => {
    const workspace = open(64);
    const { kernels } = workspace;
    const a = arrayOf(workspace, [1, 1, 1, 1, 1]);
    kernels.fill(a, 3e38, 4);
    expect([...a]).toEqual([...new Array<number>(4).fill(Math.fround(3e38)), 1]);
    for (const bad of [NaN, Infinity, -Infinity]) {
      for (let at = 0; at < 5; at++) {
        a.fill(3e38);
        expect(kernels.allFinite(a, 5)).toBe(true);
        a[at] = bad;
        expect(kernels.allFinite(a, 5)).toBe(false);
        expect(kernels.allFinite(a, at)).toBe(true);
      }
    }
  });

  it('refuse an array of another memory, also one that another workspace knows', () => {
    const [one, other] = [open(64), open(64)];
    const a = arrayOf(one, [1, 2]);
    one.kernels.each(multiply, 1, 2, a, a);
    expect([...a]).toEqual([1, 4]);
    for (const stranger of [a, new Float32Array(2)]) {
      expect(() => other.kernels.each(multiply, 1, 2, stranger, stranger)).toThrow('outside the memory');
    }
  });

  it('compute a formula that came after the build, to the bits of JavaScript', () => {
    const workspace = open(64);
    const late = formula('x, out; by', 'out = exp(x) / by + tanh(x)');
    const x = arrayOf(workspace, [0.5, -3, 2]);
    const out = new Float32Array(workspace.buffer, workspace.byteOffset + 32, 3);
    workspace.kernels.each(late, 1, 3, x, out, 3);
    const plain = jsBackend.open(64)!;
    const expected = new Float32Array(3);
    plain.kernels.each(late, 1, 3, x.slice(), expected, 3);
    expect(out).toEqual(expected);
    expect(out[0]).toBeCloseTo(Math.exp(0.5) / 3 + Math.tanh(0.5), 6);
  });
});

describe('a workspace', () => {
  it('is zeroed, aligned, and grows without moving what it holds', () => {
    const workspace = open(100);
    const first = arrayOf(workspace, [1, 2, 3]);
    const more = workspace.extend(1_000_000)!;
    const second = new Float32Array(more.buffer, more.byteOffset, 250_000);
    expect([workspace.byteOffset % 64, more.byteOffset % 64]).toEqual([0, 0]);
    expect(more.byteOffset).toBeGreaterThanOrEqual(workspace.byteOffset + 100);
    expect(second.every((value) => value === 0)).toBe(true);
    second.fill(5);
    expect([...first]).toEqual([1, 2, 3]);
    workspace.kernels.each(multiply, 1, 3, first, second);
    expect([...second.subarray(0, 4)]).toEqual([5, 10, 15, 5]);
  });

  it('is null when there is not that much', () => {
    expect(wasmBackend(wasmBuild('std')!, 1).open(2 ** 40)).toBeNull();
    expect(open(64).extend(2 ** 40)).toBeNull();
  });

  it('says what works on it, and closes with and without helpers', () => {
    const workspace = open(64, 3);
    expect([workspace.name, workspace.threads]).toEqual(['wasm std', 3]);
    const a = arrayOf(workspace, [2, 3]);
    workspace.kernels.each(multiply, 1, 2, a, a);
    expect([...a]).toEqual([4, 9]);
    workspace.close();
    // Closing again does nothing.
    workspace.close();
  });

  it('may have the memory of one that was closed, zeroed, and is never open twice', () => {
    const backend = wasmBackend(wasmBuild('std')!, 1);
    const first = backend.open(64)!;
    const old = arrayOf(first, [1, 2]);
    first.kernels.each(multiply, 1, 2, old, old);
    const more = first.extend(1_000_000)!;
    new Float32Array(more.buffer, more.byteOffset, 250_000).fill(3);
    first.close();
    first.close();
    const [second, third] = [backend.open(2_000_000)!, backend.open(64)!];
    opened.push(second, third);
    expect(second.buffer).not.toBe(third.buffer);
    for (const { buffer, byteOffset } of [second, third]) {
      expect(
        new Uint32Array(buffer, byteOffset, (buffer.byteLength - byteOffset) / 4).every((word) => word === 0),
      ).toBe(true);
    }
    const stale = new Float32Array(2);
    expect(() => second.kernels.each(multiply, 1, 2, stale, stale)).toThrow('outside the memory');
    const [a, b] = [arrayOf(second, [5, 6]), arrayOf(third, [7, 8])];
    second.kernels.each(multiply, 1, 2, a, a);
    third.kernels.each(multiply, 1, 2, b, b);
    expect([...a, ...b]).toEqual([25, 36, 49, 64]);
  });
});

describe('the number of threads', () => {
  it('is the one chosen; else one for little work, and for more as many as leave room for others', () => {
    expect(threadsFor(3, 10, 2)).toBe(3);
    expect(threadsFor(0, 10_000, 16)).toBe(1);
    expect(threadsFor(0, 1e8, 1)).toBe(1);
    expect(threadsFor(0, 1e8, 2)).toBe(2);
    expect(threadsFor(0, 1e8, 4)).toBe(3);
    expect(threadsFor(0, 1e8, 64)).toBe(8);
  });
});
