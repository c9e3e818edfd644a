import { readFileSync } from 'node:fs';
import path from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import type { Mutation } from './mutation';
import { mutations } from './mutations';

/** The tests that prove numbers, with the bug in place that DEEPWRIGHT_MUTATION names; `scripts/mutations.mjs` runs it. */

const root = path.resolve(import.meta.dirname, '../..');

/** Replaces the text as the module is loaded: the file stays as it is. */
const plant = ({ file, find, replace }: Mutation): Plugin => {
  const place = path.join(root, file);
  return {
    name: 'deepwright:plant',
    enforce: 'pre',
    load: (id) => (id === normalizePath(place) ? readFileSync(place, 'utf8').replace(find, () => replace) : null),
  };
};

const named = process.env['DEEPWRIGHT_MUTATION'];
const planted = mutations.filter(({ name }) => name === named);
if (named && planted.length === 0) throw new Error(`There is no mutation ‘${named}’ in test/mutations.`);

/** In the order of the list: the test that says most about the bug is to find it. */
class AsListed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const tests = planted[0]?.tests ?? [];
    const placeOf = ({ moduleId }: TestSpecification): number =>
      tests.findIndex((start) => path.relative(root, moduleId).replaceAll('\\', '/').startsWith(start));
    return [...(await super.sort(files))].sort((a, b) => placeOf(a) - placeOf(b));
  }
}

export default defineConfig({
  root,
  plugins: planted.map(plant),
  test: {
    name: 'mutations',
    environment: 'node',
    include: ['engine/src/**/*.test.ts', 'test/{contract,golden,property}/**/*.test.ts'],
    // Hosts start threads, which load the engine past the plugin; a hash changes with every bug and says nothing of any.
    exclude: [
      'engine/src/{host/train,cli}/**',
      'engine/src/host/*.test.ts',
      'engine/src/host/data/data-thread.test.ts',
      'test/golden/hashes.test.ts',
    ],
    setupFiles: [path.join(import.meta.dirname, 'setup.ts')],
    // Modules are loaded once for all files: a run takes seconds, and nothing here leaves anything behind in them.
    pool: 'threads',
    isolate: false,
    fileParallelism: false,
    cache: false,
    sequence: { sequencer: AsListed },
  },
});
