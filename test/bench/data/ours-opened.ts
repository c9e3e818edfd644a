import { openData } from '../../../engine/src/host/data/open-data';

/** Opens a table as the Data room does: columns, and every statistic of them. */
const [file = ''] = process.argv.slice(2);
await import('@duckdb/node-api');
const started = performance.now();
const opened = await openData(file);
if (!opened.ok) throw new Error(opened.issues[0]!.message);
const seconds = (performance.now() - started) / 1000;
const { rows, columns } = opened.value.table;
const sum = columns.reduce(
  (all, column) => all + (column.type === 'category' ? 0 : column.values.reduce((a, b) => a + Math.abs(b), 0)),
  0,
);
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, megabytes: peak, rows, columns: columns.length, sum }));
