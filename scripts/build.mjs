/** `npm run build`: builds the app into out/. */
import { buildApp } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { main } from './lib/run.mjs';

await main(async () => {
  await ensureDependencies();
  return (await buildApp()).code;
});
