/** Files for the benchmarks, written once into the cache: the same bytes on every machine. */
import {
  closeSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { cacheDir } from './paths.mjs';

const folder = path.join(cacheDir, 'bench');

/** Uniform numbers in (0, 1): a linear congruential generator is random enough for digits. */
function generator() {
  let state = 12345;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** `rows` rows of 20 numbers with five digits, each column of another size: about 160 bytes a row. */
export async function numbersFile(rows) {
  const file = path.join(folder, `numbers-${rows}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const out = createWriteStream(`${file}.part`);
  const random = generator();
  const scales = Array.from({ length: 20 }, (_, i) => 10 ** (i / 5 - 1));
  out.write(`${scales.map((_, i) => `c${i}`).join(',')}\n`);
  for (let row = 0; row < rows;) {
    const lines = [];
    for (let i = 0; i < 5000 && row < rows; i++, row++) {
      // The sum of three uniform numbers looks normal enough.
      lines.push(
        scales.map((scale) => Number((scale * (random() + random() + random() - 1.5)).toPrecision(5))).join(','),
      );
    }
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  renameSync(`${file}.part`, file);
  return file;
}

/** The rows of another file, again and again, until the file has so many bytes. */
export async function repeatedFile(from, bytes) {
  const file = path.join(folder, `repeated-${bytes}.csv`);
  if (existsSync(file)) return file;
  const size = statSync(from).size;
  const whole = Buffer.alloc(size);
  const source = openSync(from, 'r');
  readSync(source, whole, 0, size, 0);
  closeSync(source);
  const body = whole.subarray(whole.indexOf(10) + 1);
  const out = openSync(`${file}.part`, 'w');
  let written = writeSync(out, whole);
  while (written < bytes) written += writeSync(out, body);
  closeSync(out);
  renameSync(`${file}.part`, file);
  return file;
}
