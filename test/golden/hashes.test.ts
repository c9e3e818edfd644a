import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backends } from '../contract/support/backends';
import { runOf, scenarios } from './hashes/scenarios';

/**
 * The same project, data and seed give the same weights, to the bit, on any machine, in any runtime, by plain JavaScript and
 * by WebAssembly, in one thread or several: these runs ended with these weights when the table was written. It says nothing about whether they are right; the other tests do.
 * Whoever changes the arithmetic on purpose writes it anew: UPDATE_HASHES=1 npx vitest run test/golden/hashes.test.ts
 */
const file = path.join(import.meta.dirname, 'hashes/table.json');
const writes = process.env['UPDATE_HASHES'] === '1';
const table = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Readonly<Record<string, string>>;
const all = scenarios(path.resolve(import.meta.dirname, '../..'));
const ended: Record<string, string> = {};

afterAll(() => {
  if (writes) writeFileSync(file, `${JSON.stringify(ended, null, 2)}\n`);
});

describe('weight hashes', () => {
  it.each(all.map((each) => [each.name, each] as const))('%s', (name, { subject, without, precision, status }) => {
    const result = runOf(subject, precision);
    ended[name] = result.weightHash;
    expect(result.status).toBe(status);
    if (!writes) expect(result.weightHash).toBe(table[name]);
    // What the scenario is named for is felt.
    if (without) expect(runOf(without, precision).weightHash).not.toBe(result.weightHash);
  });

  const others = backends.filter(({ name, exact }) => exact && name !== 'js');
  const trainedByKernels = all.filter(({ precision }) => precision === 'float32');
  describe.each(others)('by $name', ({ backend }) => {
    it.each(trainedByKernels.map((each) => [each.name, each] as const))('%s', (name, { subject, status }) => {
      const result = runOf(subject, 'float32', { backend });
      expect(result.status).toBe(status);
      expect(result.weightHash).toBe(ended[name]);
    });
  });

  it('are kept for each scenario and no other', () => {
    if (!writes) expect(Object.keys(table)).toEqual(all.map(({ name }) => name));
  });

  it('all differ', () => {
    const hashes = Object.values(ended);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
