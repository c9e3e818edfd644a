/** Reads a table with papaparse, streamed and with numbers as numbers, into columns of float32. */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [file, peers] = process.argv.slice(2);
const Papa = createRequire(path.join(peers, 'package.json'))('papaparse');
const started = performance.now();
let columns = [];
let rows = 0;
const grow = (values) => {
  const more = new Float32Array(values.length * 2);
  more.set(values);
  return more;
};
await new Promise((resolve, reject) => {
  Papa.parse(createReadStream(file), {
    header: false,
    dynamicTyping: true,
    skipEmptyLines: true,
    step({ data }) {
      if (columns.length === 0) {
        columns = data.map(() => new Float32Array(1 << 16));
        return;
      }
      if (rows === columns[0].length) columns = columns.map(grow);
      for (let i = 0; i < columns.length; i++) columns[i][rows] = data[i];
      rows++;
    },
    complete: resolve,
    error: reject,
  });
});
const seconds = (performance.now() - started) / 1000;
const sum = columns.reduce((all, values) => all + values.subarray(0, rows).reduce((a, b) => a + Math.abs(b), 0), 0);
console.log(
  JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024, rows, columns: columns.length, sum }),
);
