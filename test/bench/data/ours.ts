import { readOne, withFile } from '../../../engine/src/host/data/read-one';

/** Reads a table as Deepwright does, up to columns of float32 that a run could gather from. */
const [file = ''] = process.argv.slice(2);
// Loaded beforehand, as pandas is.
await import('@duckdb/node-api');
const started = performance.now();
const read = await withFile(file, undefined, (facts) => readOne({ facts, read: {}, asText: new Set(), hooks: {} }));
if (!read.ok) throw new Error(read.issues[0]!.message);
const columns = read.value.columns.map(({ column }) =>
  column.type === 'category' ? new Float32Array(column.codes) : new Float32Array(column.values),
);
const seconds = (performance.now() - started) / 1000;
const sum = columns.reduce((all, values) => all + values.reduce((a, b) => a + Math.abs(b), 0), 0);
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, megabytes: peak, rows: read.value.rows, columns: columns.length, sum }));
