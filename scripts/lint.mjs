/** `npm run lint`: style, layout and import boundaries. */
import { lintChecks } from './lib/checks.mjs';
import { inTurns } from './lib/in-turns.mjs';
import { ensureKernels } from './lib/kernels.mjs';
import { main } from './lib/run.mjs';

await main(async () => {
  await ensureKernels();
  const checks = lintChecks.map(({ name, run }) => async () => {
    const { code, output } = await run();
    console.log(code === 0 ? `${name}: fine` : `${name}:\n${output.trim()}\n`);
    return code;
  });
  return Math.max(...(await inTurns(2, checks)));
});
