import type { Point, Rect } from './segments';

/**
 * Where a wire may run: upright lanes beside its two blocks, level lanes in the free bands above, below and between
 * the blocks on its way. Each list is in order of preference.
 */

const besideSource = [14, 28, 42, 56];
/** Into a block with one input there is room for a label above the lane; into rows of ports the lane stays close. */
const besideTarget = [20, 34, 48, 12];
const besideRow = [12, 24, 36, 48];
/** Room for a label and a wire. */
const laneStep = 34;
const fromBlock = 36;
const outerLanes = 6;

export const sourceLanes = (from: Point): number[] => besideSource.map((gap) => from.x + gap);

export const targetLanes = (to: Point, isRow: boolean): number[] =>
  (isRow ? besideRow : besideTarget).map((gap) => to.x - gap);

/** The lanes beside every block: only needed where the wire's own ones are blocked. */
export const detourLanes = (blocks: readonly Rect[]): number[] => {
  const lanes = blocks.flatMap((b) => [b.x - besideTarget[0], b.x + b.width + besideSource[0]]);
  return [...new Set(lanes)];
};

/** Level lanes between x = left and x = right, nearest to the source first. */
export const channelLanes = (blocks: readonly Rect[], left: number, right: number, near: number): number[] => {
  const spans = blocks
    .filter((b) => b.x < right && b.x + b.width > left)
    .map((b) => [b.y, b.y + b.height] as const)
    .sort((a, b) => a[0] - b[0]);
  if (spans.length === 0) return [];
  const lanes: number[] = [];
  let bottom = spans[0][1];
  for (const [top, end] of spans) {
    if (top > bottom) lanes.push(...between(bottom, top));
    bottom = Math.max(bottom, end);
  }
  for (let i = 0; i < outerLanes; i++) {
    lanes.push(spans[0][0] - fromBlock - i * laneStep, bottom + fromBlock + i * laneStep);
  }
  return lanes.sort((a, b) => Math.abs(a - near) - Math.abs(b - near));
};

/** Lanes of a free band: roomy ones, and narrow ones between them for when those are taken. */
const between = (top: number, bottom: number): number[] => {
  const lanes: number[] = [];
  for (let y = top + fromBlock; y <= bottom - fromBlock; y += laneStep / 2) lanes.push(y);
  if (lanes.length === 0 && bottom - top >= 16) lanes.push((top + bottom) / 2);
  return lanes;
};
