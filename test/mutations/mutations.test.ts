import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutations } from './mutations';

/** `npm run mutations` plants the bugs; this only sees to it that each can still be planted. */

const root = path.resolve(import.meta.dirname, '../..');
const testFiles = ['engine/src', 'test'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('planted bugs', () => {
  it.each(mutations.map((each) => [each.name, each] as const))('%s has one place in its file', (_, mutation) => {
    const { file, find, replace, why } = mutation;
    expect(read(file).split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
    expect(why).toMatch(/\.$/);
  });

  it('name tests that exist', () => {
    const starts = new Set(mutations.flatMap(({ tests }) => tests));
    expect([...starts].filter((start) => !testFiles.some((file) => file.startsWith(start)))).toEqual([]);
  });

  it('stand in SCORE.md as found, each and no other', () => {
    const lines = read('test/mutations/SCORE.md')
      .split('\n')
      .filter((line) => line.startsWith('| ') && line.includes('.test.ts: '));
    expect(lines.map((line) => line.split(' ')[1])).toEqual(mutations.map(({ name }) => name));
  });

  it('have names that differ', () => {
    expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
  });

  it('change text in ways that differ', () => {
    const changed = mutations.map(({ file, find, replace }) => `${file}\n${read(file).replace(find, () => replace)}`);
    expect(new Set(changed).size).toBe(mutations.length);
  });
});
