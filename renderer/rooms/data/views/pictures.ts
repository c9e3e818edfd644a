import type { PictureShape, Pictures } from '@deepwright/engine';

/** Rows as pictures in a grid. */

/** Side of a picture in the grid: small ones as multiples of their pixels, so that these stay square. */
export const tileSide = ({ width, height }: Pick<PictureShape, 'width' | 'height'>): number => {
  const longest = Math.max(width, height);
  if (longest >= 56) return 112;
  return longest * Math.max(1, Math.round(56 / longest - 0.25));
};

interface GridShape {
  across: number;
  rows: number;
  /** Width and height that a picture takes with its label and the space around. */
  cell: { width: number; height: number };
}

const gap = 16;
const label = 18;

export const gridShape = (count: number, side: number, room: number): GridShape => {
  const cell = { width: side + gap, height: side + label + gap };
  const across = Math.max(1, Math.floor(room / cell.width));
  return { across, rows: Math.ceil(count / across), cell };
};

/** One picture of a page as colours for a canvas: [height, width, RGBA]. */
export const greyPixels = ({ width, height, pixels }: Pictures, place: number): Uint8ClampedArray<ArrayBuffer> => {
  const size = width * height;
  const colours = new Uint8ClampedArray(4 * size);
  for (let i = 0; i < size; i++) {
    const grey = pixels[place * size + i] ?? 0;
    colours[4 * i] = colours[4 * i + 1] = colours[4 * i + 2] = grey;
    colours[4 * i + 3] = 255;
  }
  return colours;
};

/** "7, line 118": a picture in words. */
export const pictureText = (line: string, label: string | null): string =>
  label === null ? `line ${line}` : `${label}, line ${line}`;

/** Where an arrow key leads in a grid; null for other keys. */
export const moved = (key: string, from: number, across: number, count: number): number | null => {
  const moves: Record<string, number> = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from - across,
    ArrowDown: from + across,
    Home: 0,
    End: count - 1,
  };
  const to = moves[key];
  if (to === undefined) return null;
  return to < 0 || to >= count ? from : to;
};
