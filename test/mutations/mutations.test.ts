import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutations } from './mutations';

/** `npm run mutations` plants the bugs; this only sees to it that each can still be planted. */

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('planted bugs', () => {
  it.each(mutations.map((each) => [each.name, each] as const))('%s has one place in its file', (_, mutation) => {
    const { file, find, replace, why } = mutation;
    expect(read(file).split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
    expect(why).toMatch(/\.$/);
  });

  it('have names that differ', () => {
    expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
  });

  it('change text in ways that differ', () => {
    const changed = mutations.map(({ file, find, replace }) => `${file}\n${read(file).replace(find, () => replace)}`);
    expect(new Set(changed).size).toBe(mutations.length);
  });
});
