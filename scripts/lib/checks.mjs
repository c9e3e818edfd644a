/** The checks that only read the sources, each as { name, run }: run resolves to { code, output }. */
import { fromRoot } from './paths.mjs';
import { runNode } from './run.mjs';

const quietly = (file, ...words) => runNode(file, words, { quiet: true });
const inModules = (...parts) => fromRoot('node_modules', ...parts);

export const lintChecks = [
  {
    name: 'eslint',
    run: () => quietly(inModules('eslint', 'bin', 'eslint.js'), '.'),
  },
  {
    name: 'boundaries',
    run: () =>
      quietly(
        inModules('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
        ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'electron', 'renderer', 'engine'],
      ),
  },
  {
    name: 'prettier',
    run: () =>
      quietly(
        inModules('prettier', 'bin', 'prettier.cjs'),
        ...['--check', '.', '--log-level', 'warn', '--cache', '--cache-location', '.cache/prettier'],
      ),
  },
];

// The longest first: they run two at a time.
export const staticChecks = [
  { name: 'types', run: () => quietly(fromRoot('scripts', 'types.mjs')) },
  ...lintChecks,
  { name: 'registries', run: () => quietly(fromRoot('scripts', 'registries.mjs'), '--check') },
  { name: 'schemas', run: () => quietly(fromRoot('scripts', 'schemas.mjs'), '--check') },
];
