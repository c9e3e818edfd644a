/** Plane geometry for wires: everything is axis-parallel. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Wires keep this far from blocks they do not belong to. */
const clearance = 5;
/** Two parallel lines nearer than this read as one. */
const apart = 9;

/** Does the line from a to b enter the rectangle, or pass closer than the clearance? */
export const hits = (a: Point, b: Point, r: Rect, keep = clearance): boolean =>
  Math.max(a.x, b.x) > r.x - keep &&
  Math.min(a.x, b.x) < r.x + r.width + keep &&
  Math.max(a.y, b.y) > r.y - keep &&
  Math.min(a.y, b.y) < r.y + r.height + keep;

const isLevel = (a: Point, b: Point) => a.y === b.y;
const shared = (a1: number, a2: number, b1: number, b2: number) =>
  Math.min(Math.max(a1, a2), Math.max(b1, b2)) - Math.max(Math.min(a1, a2), Math.min(b1, b2));

/** Do two lines run along one another so closely that they look like one? */
export const coincide = (a: Point, b: Point, c: Point, d: Point): boolean => {
  if (isLevel(a, b) !== isLevel(c, d)) return false;
  return isLevel(a, b)
    ? Math.abs(a.y - c.y) < apart && shared(a.x, b.x, c.x, d.x) > 0
    : Math.abs(a.x - c.x) < apart && shared(a.y, b.y, c.y, d.y) > 0;
};

/** Do two lines cross at right angles? */
export const cross = (a: Point, b: Point, c: Point, d: Point): boolean => {
  if (isLevel(a, b) === isLevel(c, d)) return false;
  const [level, upright] = isLevel(a, b) ? [[a, b] as const, [c, d] as const] : [[c, d] as const, [a, b] as const];
  const x = upright[0].x;
  const y = level[0].y;
  return (
    x > Math.min(level[0].x, level[1].x) &&
    x < Math.max(level[0].x, level[1].x) &&
    y > Math.min(upright[0].y, upright[1].y) &&
    y < Math.max(upright[0].y, upright[1].y)
  );
};

export const lengthOf = (points: readonly Point[]): number => {
  let sum = 0;
  for (let i = 1; i < points.length; i++) {
    sum += Math.abs(points[i].x - points[i - 1].x) + Math.abs(points[i].y - points[i - 1].y);
  }
  return sum;
};

/** The smallest rectangle around the points. */
export const around = (points: readonly Point[]): Rect => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
};

export const meets = (a: Rect, b: Rect): boolean =>
  a.x <= b.x + b.width + clearance &&
  b.x <= a.x + a.width + clearance &&
  a.y <= b.y + b.height + clearance &&
  b.y <= a.y + a.height + clearance;
