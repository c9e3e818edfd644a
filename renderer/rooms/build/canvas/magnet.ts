import { grid, snap } from './geometry';
import type { Point } from './wires/segments';

/** A block let go this near to the line of another one takes its place on that line. */
const reach = 8;

const pull = (value: number, lines: readonly number[]): number => {
  let best: number | null = null;
  for (const line of lines) {
    if (Math.abs(line - value) <= reach && (best === null || Math.abs(line - value) < Math.abs(best - value)))
      best = line;
  }
  return best ?? snap(value, grid);
};

/** Where a block comes to rest: level with others near by, so that their wires run straight, or else on the grid. */
export const magnet = (at: Point, others: readonly Point[]): Point => ({
  x: pull(
    at.x,
    others.map((other) => other.x),
  ),
  y: pull(
    at.y,
    others.map((other) => other.y),
  ),
});
