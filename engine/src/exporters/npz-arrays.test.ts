import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readNpzArrays } from './_npz-arrays';

/** Files that NumPy wrote: test/fixtures/npz/make.py. */
const file = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../test/fixtures/npz/${name}.npz`, import.meta.url)));

const messageOf = (bytes: Uint8Array): string => {
  const read = readNpzArrays(bytes);
  if (read.ok) throw new Error('was not refused');
  expect(read.issues[0]!.code).toBe('npz/unreadable');
  return read.issues[0]!.message;
};

describe.each(['saved', 'compressed'])('arrays of a %s file', (name) => {
  const read = readNpzArrays(file(name));
  if (!read.ok) throw new Error(read.issues[0]!.message);
  const arrays = read.value;

  it('come by name, with their shapes', () => {
    expect([...arrays].map(([key, { shape }]) => [key, shape])).toEqual([
      ['dense-1.W', [2, 3]],
      ['third', [2, 3]],
      ['cube', [2, 3, 4]],
      ['flags', [3]],
      ['bytes', [2]],
      ['ints', [2]],
      ['longs', [2]],
      ['scalar', []],
      ['empty', [0, 4]],
    ]);
  });

  it('are float32 where the file has it, and float64 otherwise, with the same numbers', () => {
    const data = (key: string) => arrays.get(key)!.data;
    expect(data('dense-1.W')).toEqual(Float32Array.of(0.1, -2, 3, 4, 5, 1e-45));
    expect(data('empty')).toEqual(new Float32Array(0));
    expect(data('flags')).toEqual(Float64Array.of(1, 0, 1));
    expect(data('bytes')).toEqual(Float64Array.of(0, 255));
    expect(data('ints')).toEqual(Float64Array.of(-(2 ** 31), 2 ** 31 - 1));
    expect(data('longs')).toEqual(Float64Array.of(-(2 ** 53), 2 ** 53));
    expect(data('scalar')).toEqual(Float64Array.of(2.5));
  });

  it('are row-major, also where the file has the first index run fastest', () => {
    expect(arrays.get('third')!.data).toEqual(Float64Array.of(1 / 3, 2, 3, 4, 5, -0));
    expect(arrays.get('cube')!.data).toEqual(Float64Array.from({ length: 24 }, (_, i) => i));
  });
});

describe('a file that is refused', () => {
  it.each([
    ['big-endian', 'numbers of the type ‘>f8’ in ‘x’ came'],
    ['objects', 'Python objects in ‘x’ came'],
    ['texts', 'numbers of the type ‘<U2’ in ‘x’ came'],
    ['records', 'records in ‘x’ came'],
    ['half', 'numbers of the type ‘<f2’ in ‘x’ came'],
    ['too-long', 'the whole number 9007199254740993, which float64 cannot hold, in ‘x’ came'],
  ])('for %s', (name, expected) => {
    expect(messageOf(file(name))).toContain(expected);
  });

  it('for being no zip, or a zip of something else', () => {
    expect(messageOf(new TextEncoder().encode('a;b\n1;2\n'))).toContain('a file that is no zip came');
    expect(messageOf(new Uint8Array(0))).toContain('a file that is no zip came');
    expect(messageOf(zipSync({ 'a.txt': new Uint8Array(3) }))).toContain('‘a.txt’, which is no array, came');
    expect(messageOf(zipSync({ 'a.npy': new Uint8Array(300) }))).toContain('no NumPy array in ‘a’ came');
  });

  it('for ending anywhere', () => {
    const whole = file('saved');
    for (let end = 0; end < whole.length; end += 97) expect(messageOf(whole.subarray(0, end))).toMatch(/ came\.$/);
  });
});
