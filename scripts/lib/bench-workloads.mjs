/** The arrays of the training bench, written once into the cache, so that every peer reads the same bytes. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { importTrain } from './bench-bundle.mjs';
import { cacheDir, fromRoot } from './paths.mjs';
import { SetupError } from './run.mjs';

export const dataFolder = path.join(cacheDir, 'bench', 'train');

/** Moved into place when complete: a file that is there is whole. */
function write(name, bytes) {
  writeFileSync(path.join(dataFolder, `${name}.part`), bytes);
  renameSync(path.join(dataFolder, `${name}.part`), path.join(dataFolder, name));
}

function writeArray(name, array, sums) {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const sum = createHash('sha256').update(bytes).digest('hex');
  if (sum !== sums[name]) throw new SetupError(`${name} came out as other bytes than it should: ${sum}.`);
  write(name, bytes);
}

/** Writes what is missing of each workload: its rows, its weights, and what a peer has to know of it. */
export async function writeWorkloads() {
  const { names, workloads, rowsOf, weightsOf, sums } = await importTrain('workloads.ts');
  mkdirSync(dataFolder, { recursive: true });
  const iris = readFileSync(fromRoot('resources', 'samples', 'iris.csv'), 'utf8');
  for (const name of names) {
    const { data = name, normAndDropout = false, layers, rows, batch, alpha, epochs } = workloads[name];
    const rowFiles = [`${data}.x.f32`, `${data}.y.i32`];
    const weightFiles = layers.slice(1).map((_, l) => `${name}.w${l + 1}.f32`);
    if (!rowFiles.every((file) => existsSync(path.join(dataFolder, file)))) {
      const { x, y } = rowsOf(data, iris);
      writeArray(rowFiles[0], x, sums);
      writeArray(rowFiles[1], y, sums);
    }
    weightsOf(name).forEach((w, l) => writeArray(weightFiles[l], w, sums));
    const files = [...rowFiles, ...weightFiles];
    write(
      `${name}.json`,
      JSON.stringify({ workload: name, layers, rows, batch, alpha, epochs, normAndDropout, files }),
    );
  }
}
