import type { Point } from './segments';

const radius = 8;

/** The line through the points with rounded corners, as SVG path data. */
export const roundedPath = (points: readonly Point[], r = radius): string => {
  let d = `M${points[0].x} ${points[0].y}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    const back = distance(before, corner);
    const on = distance(corner, after);
    // The first and last stretch belong to one corner only, the others are shared by two.
    const room = Math.min(i === 1 ? back : back / 2, i === points.length - 2 ? on : on / 2);
    const bend = Math.min(r, room);
    const from = towards(corner, before, bend);
    const to = towards(corner, after, bend);
    d += `L${from.x} ${from.y}Q${corner.x} ${corner.y} ${to.x} ${to.y}`;
  }
  const end = points[points.length - 1];
  return `${d}L${end.x} ${end.y}`;
};

const distance = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

const towards = (from: Point, to: Point, by: number): Point => ({
  x: from.x + Math.sign(to.x - from.x) * by,
  y: from.y + Math.sign(to.y - from.y) * by,
});

export interface LabelPlace extends Point {
  /** Above the line; otherwise on it, in a gap of the canvas colour. */
  above: boolean;
}

const aboveLine = 15;
/** A step this tall has room for the label on it, clear of other wires from the same port. */
const tallStep = 64;

/** Where the shape of a wire is written: above short wires between two blocks, on the longest level stretch of others. */
export const labelPlace = (points: readonly Point[]): LabelPlace => {
  const [from, to] = [points[0], points[points.length - 1]];
  if (points.length === 2) return { x: (from.x + to.x) / 2, y: from.y - aboveLine, above: true };
  if (points.length === 4 && Math.abs(to.y - from.y) > tallStep) {
    return { x: points[1].x, y: (from.y + to.y) / 2, above: false };
  }
  if (points.length === 4) return { x: Math.min(from.x + 23, (from.x + to.x) / 2), y: from.y - aboveLine, above: true };
  const middle = Math.floor(points.length / 2);
  return { x: (points[middle - 1].x + points[middle].x) / 2, y: points[middle].y, above: false };
};
