/**
 * `npm run package`: builds and packages the app into dist/ as a folder; `npm run package -- --linux deb` and the like
 * make installers. With the fallback Electron only the folder can be made, to try the configuration.
 */
import { buildApp } from './lib/build.mjs';
import { fromRoot } from './lib/paths.mjs';
import { SetupError, main, runNode, say } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const wanted = process.argv.slice(2);

await main(async () => {
  const runtime = await setUp();
  const isRelease = wanted.length > 0 && !wanted.includes('--dir');
  if (isRelease && runtime.kind === 'fallback') {
    throw new SetupError(
      'a release needs the official Electron, but only the fallback is here. ' +
        'Connect to github.com and run: rm -rf .cache/electron-fallback && npm run setup',
    );
  }
  const { code } = await buildApp({ onlyIfStale: true });
  if (code !== 0) throw new SetupError('the build failed, see above: nothing was packaged.');
  // Its own download would be the same official Electron: take the one that is here.
  const dist = isRelease ? [] : [`-c.electronDist=${runtime.dist}`];
  const builder = fromRoot('node_modules', 'electron-builder', 'cli.js');
  const packaged = await runNode(builder, [...(wanted.length > 0 ? wanted : ['--dir']), ...dist, '--publish', 'never']);
  if (packaged.code === 0) say('packaged into dist/');
  return packaged.code;
});
