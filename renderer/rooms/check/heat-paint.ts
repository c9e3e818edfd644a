import { colourOf, divergingRamp, ramp } from '../../charts/colour';
import type { HeatMode } from './check-view.svelte';
import type { HeatGrid, HeatScale } from './heat';

/** Colours of a map's classes, from low to high, as the theme has them now. */
export const heatColours = (mode: HeatMode, element: Element): string[] =>
  mode === 'error' ? ramp(element) : divergingRamp(element);

export interface HeatPicture {
  grid: HeatGrid;
  scale: HeatScale;
  colours: readonly string[];
  /** Side of a cell in pixels of the page, its gap included. */
  cell: number;
  /** The value of the entry at a place among the checked ones. */
  valueAt: (entry: number) => number;
}

/** Fills the canvas: one square a cell, hatched where nothing was checked, dotted where it says nothing. */
export const paintHeat = (canvas: HTMLCanvasElement, picture: HeatPicture): void => {
  const { grid, cell } = picture;
  const ratio = devicePixelRatio;
  canvas.width = Math.round(grid.cols * cell * ratio);
  canvas.height = Math.round(grid.rows * cell * ratio);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  const line = colourOf('--border-s', canvas);
  const well = colourOf('--well', canvas);
  const size = cell >= 5 ? cell - 1 : cell;
  for (let i = 0; i < grid.kinds.length; i++) {
    const kind = grid.kinds[i]!;
    if (kind === 'none') continue;
    const x = (i % grid.cols) * cell;
    const y = Math.floor(i / grid.cols) * cell;
    const entry = grid.entries[i]!;
    context.fillStyle = kind === 'value' ? picture.colours[picture.scale.classOf(picture.valueAt(entry))]! : well;
    context.fillRect(x, y, size, size);
    context.strokeStyle = context.fillStyle = line;
    if (kind === 'unchecked') hatch(context, x, y, size);
    if (kind === 'kink') cross(context, x, y, size);
    if (kind === 'rounding') dot(context, x, y, size);
  }
};

const hatch = (context: CanvasRenderingContext2D, x: number, y: number, size: number): void => {
  context.beginPath();
  context.moveTo(x, y + size);
  context.lineTo(x + size, y);
  if (size > 8) {
    context.moveTo(x, y + size / 2);
    context.lineTo(x + size / 2, y);
    context.moveTo(x + size / 2, y + size);
    context.lineTo(x + size, y + size / 2);
  }
  context.stroke();
};

const cross = (context: CanvasRenderingContext2D, x: number, y: number, size: number): void => {
  const inset = size * 0.25;
  context.beginPath();
  context.moveTo(x + inset, y + inset);
  context.lineTo(x + size - inset, y + size - inset);
  context.moveTo(x + size - inset, y + inset);
  context.lineTo(x + inset, y + size - inset);
  context.stroke();
};

const dot = (context: CanvasRenderingContext2D, x: number, y: number, size: number): void => {
  context.beginPath();
  context.arc(x + size / 2, y + size / 2, Math.max(0.7, size * 0.1), 0, 7);
  context.fill();
};
