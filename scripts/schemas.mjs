/** `npm run schemas` writes the JSON Schemas of the command line's formats; `--check` only says whether they are fresh. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { SetupError, main } from './lib/run.mjs';
import { readSchemas } from './lib/schemas.mjs';

await main(async () => {
  const stale = (await readSchemas()).filter(({ isStale }) => isStale);
  const names = stale.map(({ file }) => path.relative(root, file));
  if (process.argv.includes('--check')) {
    if (stale.length === 0) return 0;
    throw new SetupError(
      `expected schemas of the formats as they are, came stale ones:\n  ${names.join('\n  ')}\nRun: npm run schemas`,
    );
  }
  for (const { file, content } of stale) {
    mkdirSync(path.dirname(file), { recursive: true });
    if (content === null) rmSync(file);
    else writeFileSync(file, content);
  }
  console.log(stale.length === 0 ? 'Schemas are fresh.' : `Written:\n  ${names.join('\n  ')}`);
  return 0;
});
