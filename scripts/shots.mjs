/** `npm run shots`: builds what has changed and takes the screenshots of test/shots into test/results/shots. */
import { buildApp } from './lib/build.mjs';
import { SetupError, main } from './lib/run.mjs';
import { runPlaywright } from './lib/playwright.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  const runtime = await setUp();
  const { code } = await buildApp({ onlyIfStale: true });
  if (code !== 0) throw new SetupError('the build failed, see above: no screenshots were taken.');
  return (await runPlaywright(runtime, 'shots', process.argv.slice(2))).code;
});
