import * as v from 'valibot';
import type { SamplePicture, SamplePoint } from '../shared/ipc';

const text = v.string();

/** What is drawn on a sample's card, and where it comes from. */
export const drawnSchema = v.variant('kind', [
  /** Two columns; without `group` all points look alike. */
  v.object({ kind: v.literal('points'), x: text, y: text, group: v.optional(text) }),
  /** One row of each class; all columns but `group` are its pixels, row by row, from 0 to `max`. */
  v.object({ kind: v.literal('pixels'), width: v.number(), max: v.number(), group: text }),
  /** The first lines as they stand in the file. */
  v.object({ kind: v.literal('text'), encoding: text, lines: v.number() }),
]);
type Drawn = v.InferOutput<typeof drawnSchema>;

const pointLimit = 600;

/** A file of our own, split at its commas. Everything else reads CSV with the data thread. */
interface PlainFile {
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Our own files only: no quotes. A missing value is an empty cell. */
function readPlainCsv(bytes: Uint8Array): PlainFile {
  const [header = [], ...rows] = new TextDecoder()
    .decode(bytes)
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return { header, rows };
}

function columnOf({ header, rows }: PlainFile, name: string): readonly string[] {
  const index = header.indexOf(name);
  if (index < 0) throw new Error(`A sample has no column ${name}.`);
  return rows.map((row) => row[index] ?? '');
}

/** NaN for an empty cell, which `Number` takes for 0. */
const numberOf = (cell: string): number => (cell === '' ? NaN : Number(cell));

const classesOf = (file: PlainFile, group: string): readonly string[] => [...new Set(columnOf(file, group))].sort();

/** "150 rows, 4 columns, 3 classes". */
export function sampleSize(drawn: Drawn, bytes: Uint8Array): string {
  if (drawn.kind === 'text') throw new Error('A sample that is shown as text says its size itself.');
  const file = readPlainCsv(bytes);
  const width = file.header.length - 1;
  const columns = drawn.kind === 'pixels' ? `${drawn.width} × ${width / drawn.width} pixels` : `${width} columns`;
  const predicts = drawn.group === undefined ? 'a number' : `${classesOf(file, drawn.group).length} classes`;
  return `${file.rows.length} rows, ${columns}, ${predicts}`;
}

function points({ x, y, group }: Drawn & { kind: 'points' }, file: PlainFile): SamplePicture {
  const [xs, ys] = [columnOf(file, x), columnOf(file, y)];
  const groups = group === undefined ? null : columnOf(file, group);
  const classes = group === undefined ? [] : classesOf(file, group);
  const all = file.rows.map((_, i): SamplePoint => {
    const place = groups ? classes.indexOf(groups[i] ?? '') : 0;
    return [numberOf(xs[i] ?? ''), numberOf(ys[i] ?? ''), place];
  });
  const whole = all.filter((point) => point.every(Number.isFinite));
  return { kind: 'points', points: whole.slice(0, pointLimit) };
}

function pixels({ width, max, group }: Drawn & { kind: 'pixels' }, file: PlainFile): SamplePicture {
  const at = file.header.indexOf(group);
  const pictureOf = (name: string): readonly number[] => {
    const row = file.rows.find((each) => each[at] === name) ?? [];
    return row.filter((_, i) => i !== at).map((cell) => numberOf(cell) / max);
  };
  return { kind: 'pixels', width, pictures: classesOf(file, group).map(pictureOf) };
}

/** What the card shows of the file. */
export function samplePicture(drawn: Drawn, bytes: Uint8Array): SamplePicture {
  switch (drawn.kind) {
    case 'points':
      return points(drawn, readPlainCsv(bytes));
    case 'pixels':
      return pixels(drawn, readPlainCsv(bytes));
    case 'text': {
      const lines = new TextDecoder(drawn.encoding).decode(bytes).split('\n');
      return { kind: 'text', lines: lines.slice(0, drawn.lines) };
    }
  }
}
