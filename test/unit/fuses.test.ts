import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Before the fuses of a binary of Electron stand these bytes; then a version, their number, and '0', '1' or 'r' for each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const script = path.resolve(import.meta.dirname, '../../scripts/lib/fuses.mjs');

let folder: string;
let enableWasmTrapHandlers: (binary: string) => Promise<boolean>;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'deepwright-fuses-'));
  ({ enableWasmTrapHandlers } = (await import(script)) as { enableWasmTrapHandlers: typeof enableWasmTrapHandlers });
});
afterAll(() => rmSync(folder, { recursive: true }));

const binaryWith = (fuses: string): string => {
  const file = path.join(folder, 'electron');
  writeFileSync(file, `before ${sentinel}\x01${String.fromCharCode(fuses.length)}${fuses} after`, 'latin1');
  return file;
};

const fusesOf = (file: string): string =>
  readFileSync(file, 'latin1').slice(`before ${sentinel}..`.length, -' after'.length);

describe('the fuse for WebAssembly trap handlers', () => {
  it('is switched on, and no other is touched', async () => {
    const file = binaryWith('010011010');
    expect(await enableWasmTrapHandlers(file)).toBe(true);
    expect(fusesOf(file)).toBe('010011011');
  });

  it('may be followed by fuses of a newer Electron', async () => {
    const file = binaryWith('01001101001');
    expect(await enableWasmTrapHandlers(file)).toBe(true);
    expect(fusesOf(file)).toBe('01001101101');
  });

  it.each([
    ['an older Electron', '0100110'],
    ['one that has removed it', '01001101r'],
  ])('is left alone in %s', async (_, fuses) => {
    const file = binaryWith(fuses);
    expect(await enableWasmTrapHandlers(file)).toBe(false);
    expect(fusesOf(file)).toBe(fuses);
  });
});
