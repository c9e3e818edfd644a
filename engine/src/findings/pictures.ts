import type { ColumnProfile, PictureShape } from '../data/preview';
import type { Pictures } from '../data/study';
import { lineOf, type Table } from '../data/table';
import { numbersAt, textAt } from '../pipeline/cells';
import type { DataSpec } from '../project/document';
import { allRows } from './evenly';

/** A column that may be a pixel, and where its name says it is. */
interface Pixel {
  name: string;
  min: number;
  max: number;
  /** The numbers in its name as they are written: `pixel_0_12` has 0 and 12. */
  indices: readonly string[];
}

interface Grid {
  pixels: readonly Pixel[];
  width: number;
  height: number;
}

/** Smaller pictures are not looked for: columns `1` to `16` are more often something else. */
const fewestPixels = 64;
/** The highest value of all pixels, where names do not tell that they are. */
const usualHighest = [1, 16, 255];
const labelName = /^(label|class|target|digit|y)$/i;

const pixelName = /^(?:p|px|pix|pixels?|img|image)?[ _.-]?(\d+)(?:[ _.,x-](\d+))?$/i;

/**
 * Columns that are the pixels of pictures: by names such as `pixel_0_0`, `pixel0`, `px12`, `p00` or `1x1`, or else
 * by values from 0 to 1, 16 or 255 in a square number of columns, with at most one column before or after them. Null when
 * there are none.
 */
export const pictureShape = (columns: readonly ColumnProfile[]): PictureShape | null => {
  const grid = byNames(columns) ?? byValues(columns);
  if (!grid) return null;
  const { pixels, width, height } = grid;
  let [min, max] = [Infinity, -Infinity];
  for (const pixel of pixels) {
    min = Math.min(min, pixel.min);
    max = Math.max(max, pixel.max);
  }
  return { columns: pixels.map(({ name }) => name), width, height, min, max };
};

/** Columns of numbers; of 0 and 1 alone they may have been taken for yes and no. */
const pixelOf = ({ name, type, numbers, top }: ColumnProfile): Pixel | null => {
  const indices =
    pixelName
      .exec(name)
      ?.slice(1)
      .filter((each) => each !== undefined) ?? [];
  if (numbers && type !== 'date') return { name, min: numbers.min, max: numbers.max, indices };
  const isBits = type === 'boolean' && top?.every(({ value }) => value === '0' || value === '1');
  return isBits ? { name, min: 0, max: 1, indices } : null;
};

const byNames = (columns: readonly ColumnProfile[]): Grid | null => {
  const pixels = columns.flatMap((column) => pixelOf(column) ?? []).filter(({ indices }) => indices.length > 0);
  if (pixels.length < fewestPixels) return null;
  const [first] = pixels;
  if (pixels.some(({ indices }) => indices.length !== first!.indices.length)) return null;
  if (first!.indices.length === 2) return rectangle(pixels);
  const digits = (pixel: Pixel): Pixel => ({ ...pixel, indices: [...pixel.indices[0]!] });
  const hasTwoDigits = pixels.every(({ indices }) => indices[0]!.length === 2);
  return inLine(pixels) ?? (hasTwoDigits ? rectangle(pixels.map(digits)) : null);
};

/** Numbered one after another from 0 or 1: a square. */
const inLine = (pixels: readonly Pixel[]): Grid | null => {
  const at = ({ indices }: Pixel): number => Number(indices[0]);
  const sorted = pixels.slice().sort((a, b) => at(a) - at(b));
  const start = at(sorted[0]!);
  const side = Math.sqrt(sorted.length);
  const isWhole = start <= 1 && sorted.every((pixel, i) => at(pixel) === start + i) && Number.isInteger(side);
  return isWhole ? { pixels: sorted, width: side, height: side } : null;
};

/** Named by row and column, from 0 or 1, each once. */
const rectangle = (pixels: readonly Pixel[]): Grid | null => {
  const places = pixels.map((pixel) => ({ pixel, row: Number(pixel.indices[0]), column: Number(pixel.indices[1]) }));
  places.sort((a, b) => a.row - b.row || a.column - b.column);
  const first = places[0]!;
  const last = places.at(-1)!;
  const width = last.column - first.column + 1;
  const height = last.row - first.row + 1;
  const isWhole =
    first.row <= 1 &&
    first.column <= 1 &&
    places.length === width * height &&
    places.every(
      ({ row, column }, i) => row === first.row + Math.floor(i / width) && column === first.column + (i % width),
    );
  return isWhole ? { pixels: places.map(({ pixel }) => pixel), width, height } : null;
};

/** All columns, or all but the one that may be the label. */
const byValues = (columns: readonly ColumnProfile[]): Grid | null => {
  const pixels = columns.map(pixelOf);
  const [butFirst, butLast] = [pixels.slice(1), pixels.slice(0, -1)];
  const isLabelFirst = labelName.test(columns[0]?.name ?? '');
  for (const some of [pixels, ...(isLabelFirst ? [butFirst, butLast] : [butLast, butFirst])]) {
    const own = some.filter((pixel) => pixel !== null);
    const side = Math.sqrt(own.length);
    if (own.length < Math.max(some.length, fewestPixels) || !Number.isInteger(side)) continue;
    const max = own.reduce((most, pixel) => Math.max(most, pixel.max), 0);
    if (usualHighest.includes(max) && own.every(({ min }) => min >= 0))
      return { pixels: own, width: side, height: side };
  }
  return null;
};

/** Rows as pictures, from min (0) to max (255); a missing pixel is 0. */
export const picturesOf = (
  table: Table,
  spec: DataSpec,
  { columns, width, height, min, max }: PictureShape,
  { start, count }: { start: number; count: number },
): Pictures => {
  const from = Math.min(table.rows, Math.max(0, start));
  const rows = allRows(table.rows).subarray(from, from + Math.max(0, count));
  const size = width * height;
  const pixels = new Uint8Array(rows.length * size);
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  columns.forEach((name, at) => {
    const column = byName.get(name);
    if (!column) return;
    const values = numbersAt(column, rows);
    for (let i = 0; i < rows.length; i++) pixels[i * size + at] = grey(values[i]!, min, max);
  });
  const target = byName.get(spec.columns.find(({ role }) => role === 'target')?.name ?? '');
  return {
    width,
    height,
    lines: Array.from(rows, (row) => lineOf(table, row)),
    labels: Array.from(rows, (row) => (target ? textAt(target, row) : null)),
    pixels,
  };
};

const grey = (value: number, min: number, max: number): number => {
  if (Number.isNaN(value) || max <= min) return 0;
  return Math.round(255 * Math.min(1, Math.max(0, (value - min) / (max - min))));
};
