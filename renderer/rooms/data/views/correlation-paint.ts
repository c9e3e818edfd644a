import type { Correlations } from '@deepwright/engine';
import { colourOf, divergingRamp } from '../../../charts/colour';
import { rAt, stopOf } from './correlation';

type Rgb = readonly [number, number, number];

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

/** The colours of r from −1 to 1, as the theme has them now. */
const colours = (element: Element): ((r: number) => string) => {
  const stops = divergingRamp(element).map(rgb);
  return (r) => {
    const { stop, share } = stopOf(r, stops.length);
    const [from, to] = [stops[stop]!, stops[stop + 1]!];
    return `rgb(${from.map((c, i) => Math.round(c + (to[i]! - c) * share)).join(' ')})`;
  };
};

/** Fills the canvas with a square for each pair, `cell` pixels of the page with its gap; hatched where there is no r. */
export const paintCorrelations = (canvas: HTMLCanvasElement, found: Correlations, cell: number): void => {
  const n = found.names.length;
  const ratio = devicePixelRatio;
  canvas.width = canvas.height = Math.round(n * cell * ratio);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  const colour = colours(canvas);
  context.strokeStyle = colourOf('--border-s', canvas);
  const well = colourOf('--well', canvas);
  const size = cell - 1;
  for (let row = 0; row < n; row++) {
    for (let col = 0; col < n; col++) {
      const r = rAt(found, row, col);
      const none = Number.isNaN(r);
      context.fillStyle = none ? well : colour(r);
      context.fillRect(col * cell, row * cell, size, size);
      if (none) hatch(context, col * cell, row * cell, size);
    }
  }
};

const hatch = (context: CanvasRenderingContext2D, x: number, y: number, size: number): void => {
  context.beginPath();
  for (const at of [0.5, 1]) {
    context.moveTo(x, y + size * at);
    context.lineTo(x + size * at, y);
  }
  context.moveTo(x + size / 2, y + size);
  context.lineTo(x + size, y + size / 2);
  context.stroke();
};
