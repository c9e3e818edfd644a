import { blockHeight, blockWidth, grid, snapped } from './geometry';
import { meets, type Point, type Rect } from './wires/segments';

const gap = 64;
const step: Point = {
  x: blockWidth + gap - ((blockWidth + gap) % grid),
  y: blockHeight + gap - ((blockHeight + gap) % grid),
};
const rings = 40;

/** The free place nearest to the wished one for a new block: right of it first, then below, then around. */
export const freePlace = (blocks: readonly Rect[], wish: Point): Point => {
  const start = snapped(wish);
  const isFree = (at: Point) => {
    const room = { x: at.x - grid, y: at.y - grid, width: blockWidth + 2 * grid, height: blockHeight + 2 * grid };
    return !blocks.some((block) => meets(room, block));
  };
  for (let ring = 0; ring <= rings; ring++) {
    const found = ringPlaces(start, ring).find(isFree);
    if (found) return found;
  }
  return start;
};

const ringPlaces = (start: Point, ring: number): Point[] => {
  const places: Point[] = [];
  for (let dx = -ring; dx <= ring; dx++) {
    for (let dy = -ring; dy <= ring; dy++) {
      if (Math.max(Math.abs(dx), Math.abs(dy)) === ring) {
        places.push({ x: start.x + dx * step.x, y: start.y + dy * step.y });
      }
    }
  }
  // Networks grow to the right.
  const price = ({ x, y }: Point) =>
    Math.hypot(x - start.x, 2 * (y - start.y)) + (x < start.x ? 200 : 0) + (y < start.y ? 300 : 0);
  return places.sort((a, b) => price(a) - price(b));
};
