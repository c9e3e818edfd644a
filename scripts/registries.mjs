/** `npm run registries` writes the generated registries of the engine; `--check` only says whether they are fresh. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { SetupError, main } from './lib/run.mjs';
import { readRegistries } from './lib/registry.mjs';

await main(() => {
  const stale = readRegistries().filter(({ isStale }) => isStale);
  const names = stale.map(({ file }) => path.relative(root, file));
  if (process.argv.includes('--check')) {
    if (stale.length === 0) return 0;
    throw new SetupError(
      `expected generated registries that list every file of their folder, came stale ones:\n  ${names.join('\n  ')}\n` +
        'Run: npm run registries',
    );
  }
  for (const { file, content } of stale) writeFileSync(file, content);
  console.log(stale.length === 0 ? 'Registries are fresh.' : `Written:\n  ${names.join('\n  ')}`);
  return 0;
});
