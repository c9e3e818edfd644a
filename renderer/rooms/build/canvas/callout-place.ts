import { meets, type Point, type Rect } from './wires/segments';

const gap = 16;
const leastGap = 4;
const edge = 8;

interface Size {
  width: number;
  height: number;
}

/**
 * Where a call-out stands so that it does not cover its block: below, above, right or left of it, the first place that
 * is in view and covers no other block; failing that the first in view, failing that below.
 */
export const calloutPlace = (block: Rect, size: Size, room: Size, others: readonly Rect[]): Point => {
  const within = (start: number, length: number, whole: number) =>
    Math.max(edge, Math.min(start, whole - length - edge));
  const x = within(block.x + block.width / 2 - size.width / 2, size.width, room.width);
  const y = within(block.y, size.height, room.height);
  const below = block.y + block.height;
  const places: Point[] = [
    // Near the edge of the view it comes closer rather than going elsewhere.
    { x, y: Math.max(below + leastGap, Math.min(below + gap, room.height - edge - size.height)) },
    { x, y: block.y - gap - size.height },
    { x: block.x + block.width + gap, y },
    { x: block.x - gap - size.width, y },
  ];
  const inView = places.filter(
    (at) =>
      at.x >= edge &&
      at.y >= edge &&
      at.x + size.width <= room.width - edge &&
      at.y + size.height <= room.height - edge,
  );
  const isClear = (at: Point) => !others.some((other) => meets({ ...at, ...size }, other));
  return inView.find(isClear) ?? inView[0] ?? places[0];
};
