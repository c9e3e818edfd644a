import type { SamplePicture } from '../../../electron/shared/ipc';

type Pixels = SamplePicture & { kind: 'pixels' };

const inset = 14;
/** Space between two pictures, in pixels of theirs. */
const gap = 2;
/** Steps of brightness: few paths draw many pixels. */
const steps = 8;

/** Pixels of one shade, as one path. */
export interface Shade {
  path: string;
  opacity: number;
}

/** How many pictures stand in a row, and how large a pixel then is: as large as it gets. */
const layout = (n: number, across: number, down: number, width: number, height: number): [number, number] => {
  let best: [perRow: number, size: number] = [n, 0];
  for (let perRow = 1; perRow <= n; perRow++) {
    const rows = Math.ceil(n / perRow);
    const size = Math.min(width / (perRow * (across + gap) - gap), height / (rows * (down + gap) - gap));
    if (size > best[1]) best = [perRow, size];
  }
  return best;
};

/** Small pictures side by side in the middle of a card: dark where a pixel is 1. */
export const pixelRects = ({ width: across, pictures }: Pixels, width: number, height: number): readonly Shade[] => {
  const down = Math.ceil((pictures[0]?.length ?? 0) / across);
  const [perRow, size] = layout(pictures.length, across, down, width - 2 * inset, height - 2 * inset);
  const rows = Math.ceil(pictures.length / perRow);
  const left = (width - size * (perRow * (across + gap) - gap)) / 2;
  const top = (height - size * (rows * (down + gap) - gap)) / 2;
  const paths = Array.from({ length: steps }, () => '');
  pictures.forEach((cells, i) => {
    const x0 = left + size * (i % perRow) * (across + gap);
    const y0 = top + size * Math.floor(i / perRow) * (down + gap);
    cells.forEach((value, j) => {
      const shade = Math.round(value * steps) - 1;
      if (shade < 0) return;
      const [x, y] = [x0 + size * (j % across), y0 + size * Math.floor(j / across)];
      paths[shade] += `M${x.toFixed(1)} ${y.toFixed(1)}h${size.toFixed(2)}v${size.toFixed(2)}h-${size.toFixed(2)}z`;
    });
  });
  return paths.map((path, i) => ({ path, opacity: (i + 1) / steps })).filter(({ path }) => path !== '');
};
