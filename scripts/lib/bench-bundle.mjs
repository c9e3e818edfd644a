/** The programs of the training bench are bundled like the app's: without a build step in the time that is measured. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { cacheDir, fromRoot } from './paths.mjs';

export const trainSource = (name) => fromRoot('test', 'bench', 'train', name);

/** Where the file of that name in test/bench/train is, ready for Node. */
export async function bundleTrain(name) {
  const outfile = path.join(cacheDir, 'bench', 'bundles', `train-${path.parse(name).name}.mjs`);
  await build({
    entryPoints: [trainSource(name)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['koffi'],
    logLevel: 'error',
  });
  return outfile;
}

/** The exports of a file of the bench that is written in TypeScript. */
export const importTrain = async (name) => import(pathToFileURL(await bundleTrain(name)).href);
