/** `npm start`: sets up what is missing, builds what has changed, opens the window. `--dev` reloads on every change. */
import { buildApp, electronVite } from './lib/build.mjs';
import { isRoot } from './lib/ordinary-user.mjs';
import { SetupError, main, say } from './lib/run.mjs';
import { hasDisplay, runWithWindow } from './lib/window.mjs';
import { setUp } from './setup.mjs';

const words = process.argv.slice(2);
const isDev = words.includes('--dev');
const forTheApp = words.filter((word) => word !== '--dev');

await main(async () => {
  if (isDev && isRoot()) throw new SetupError('npm run dev needs an ordinary user, came root. As root, use: npm start');
  const runtime = await setUp();
  if (isDev) return runWithWindow(runtime, ({ node }) => [node, electronVite, 'dev']);

  const { code } = await buildApp({ onlyIfStale: true });
  if (code !== 0) throw new SetupError('the build failed, see above: the window was not opened.');
  if (isRoot()) say('started by root: the window runs as the ordinary user deepwright, with the sandbox on');
  // Without a desktop Chromium complains about every service it does not find.
  const calm = hasDisplay() ? [] : ['--log-level=3'];
  return runWithWindow(runtime, ({ folder, executable }) => [executable, ...calm, folder, ...forTheApp]);
});
