import type { Point, Rect } from './segments';

/**
 * Where a wire may run: upright lanes beside its two blocks, level lanes in the free bands above, below and between
 * the blocks on its way. Each list is in order of preference.
 */

const besideSource = [14, 28, 42, 56];
/** Into a block with one input there is room for a label above the lane; into rows of ports the lane stays close. */
const besideTarget = [20, 34, 48, 12];
const besideRow = [10, 24, 36, 48];
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

/** A level lane; a narrow one lies between two roomy ones, for when those are taken. */
export interface Lane {
  y: number;
  isNarrow: boolean;
}

/** Level lanes between x = left and x = right. */
export const channelLanes = (blocks: readonly Rect[], left: number, right: number): Lane[] => {
  const spans = blocks
    .filter((b) => b.x < right && b.x + b.width > left)
    .map((b) => [b.y, b.y + b.height] as const)
    .sort((a, b) => a[0] - b[0]);
  if (spans.length === 0) return [];
  const lanes: Lane[] = [];
  let bottom = spans[0][1];
  for (const [top, end] of spans) {
    if (top > bottom) lanes.push(...between(bottom, top));
    bottom = Math.max(bottom, end);
  }
  for (let i = 0; i < outerLanes; i++) {
    lanes.push({ y: spans[0][0] - fromBlock - i * laneStep, isNarrow: false });
    lanes.push({ y: bottom + fromBlock + i * laneStep, isNarrow: false });
  }
  return lanes;
};

/** Lanes of a free band. */
const between = (top: number, bottom: number): Lane[] => {
  const lanes: Lane[] = [];
  const count = Math.floor((bottom - top - 2 * fromBlock) / (laneStep / 2)) + 1;
  for (let i = 0; i < count; i++) lanes.push({ y: top + fromBlock + (i * laneStep) / 2, isNarrow: i % 2 === 1 });
  if (count <= 0 && bottom - top >= 16) lanes.push({ y: (top + bottom) / 2, isNarrow: false });
  return lanes;
};
