import { channelLanes, detourLanes, sourceLanes, targetLanes, type Lane } from './lanes';
import { labelPlace, roundedPath, type LabelPlace } from './path';
import { around, coincide, cross, hits, lengthOf, meets, type Point, type Rect } from './segments';

/** A wire to be drawn, from the right side of one block to the left side of another. */
export interface WireEnds {
  id: string;
  fromBlock: string;
  toBlock: string;
  from: Point;
  to: Point;
  /** The port is one of several rows of the block, not at its header. */
  isRow: boolean;
  /** Bypasses other blocks: routed last, in the outer lanes. */
  isSkip: boolean;
}

export interface Route {
  points: readonly Point[];
  path: string;
  label: LabelPlace;
}

type Line = readonly Point[];
type Blocks = ReadonlyMap<string, Rect>;

/** A line that could be taken, and what it is charged for its length, bends and lanes alone. */
interface Candidate {
  line: Line;
  base: number;
}

/** What a route is charged besides its length. Running through a block is worse than any detour. */
const price = { bend: 30, lane: 20, crossing: 24, coincidence: 300, block: 100_000 };
const straightWithin = 1;
/** A step between two blocks needs this much room. */
const stepRoom = 28;
const stepEdge = 9;
/** So many lanes are looked at near each end. */
const nearLanes = 8;

/** Routes all wires: straight ones first, then those from line to line, then skips around them. */
export const routeAll = (
  blocks: Blocks,
  wires: readonly WireEnds[],
  keep: ReadonlyMap<string, Route> | null = null,
): Map<string, Route> => {
  const routes = new Map<string, Route>();
  const taken: Line[] = [];
  for (const wire of [...wires].sort(byTurn)) {
    const kept = keep?.get(wire.id);
    const route = kept && stillFits(kept.points, wire, blocks) ? kept : routeWire(wire, blocks, taken);
    routes.set(wire.id, route);
    taken.push(route.points);
  }
  return routes;
};

/** The best line for one wire among those already drawn. */
export const routeWire = (wire: WireEnds, blocks: Blocks, taken: readonly Line[] = []): Route => {
  let best = cheapest(nearCandidates(wire, blocks), wire, blocks, taken);
  if (best.cost >= price.block) {
    const detour = cheapest(farCandidates(wire, blocks), wire, blocks, taken);
    if (detour.cost < best.cost) best = detour;
  }
  return { points: best.line, path: roundedPath(best.line), label: labelPlace(best.line) };
};

const rank = (wire: WireEnds) => (wire.isSkip ? 2 : isLevel(wire) ? 0 : 1);
const byTurn = (a: WireEnds, b: WireEnds) =>
  rank(a) - rank(b) || lengthOf([a.from, a.to]) - lengthOf([b.from, b.to]) || (a.id < b.id ? -1 : 1);

const isLevel = ({ from, to }: WireEnds) => Math.abs(from.y - to.y) < straightWithin && to.x > from.x;

const stillFits = (line: Line, wire: WireEnds, blocks: Blocks): boolean => {
  const [first, last] = [line[0], line[line.length - 1]];
  const sameEnds = first.x === wire.from.x && first.y === wire.from.y && last.x === wire.to.x && last.y === wire.to.y;
  return sameEnds && blockHits(line, wire, blocks) === 0;
};

/** Straight, one step, or out to a near lane, along it and back. */
const nearCandidates = (wire: WireEnds, blocks: Blocks): Candidate[] => {
  const { from, to } = wire;
  if (isLevel(wire)) {
    const straight: Line = [from, { x: to.x, y: from.y }];
    if (blockHits(straight, wire, blocks) === 0) return [{ line: straight, base: 0 }];
  }
  return shapes(wire, sourceLanes(from), targetLanes(to, wire.isRow), lanesFor(wire, blocks));
};

/** The same along the lanes beside other blocks on the way. */
const farCandidates = (wire: WireEnds, blocks: Blocks): Candidate[] => {
  const { from, to } = wire;
  const detours = detourLanes([...blocks.values()]);
  const nearTo = (x: number, lanes: number[]) =>
    lanes.sort((a, b) => Math.abs(a - x) - Math.abs(b - x)).slice(0, nearLanes);
  const outs = [
    ...sourceLanes(from),
    ...nearTo(
      from.x,
      detours.filter((x) => x > from.x),
    ),
  ];
  const ins = [
    ...targetLanes(to, wire.isRow),
    ...nearTo(
      to.x,
      detours.filter((x) => x < to.x),
    ),
  ];
  return shapes(wire, outs, ins, lanesFor(wire, blocks));
};

/** The level lanes nearest to either end. */
const lanesFor = ({ from, to }: WireEnds, blocks: Blocks): Lane[] => {
  const [left, right] = [Math.min(from.x, to.x) - stepRoom, Math.max(from.x, to.x) + stepRoom];
  const lanes = channelLanes([...blocks.values()], left, right);
  const nearTo = (y: number) => [...lanes].sort((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y)).slice(0, nearLanes);
  return [...new Set([...nearTo(from.y), ...nearTo(to.y)])];
};

const shapes = (wire: WireEnds, outs: number[], ins: number[], lanes: readonly Lane[]): Candidate[] => {
  const { from, to } = wire;
  const found: Candidate[] = [];
  const add = (line: Line, lane: number) =>
    found.push({ line, base: lengthOf(line) + price.bend * (line.length - 2) + price.lane * lane });
  if (to.x - from.x >= stepRoom) {
    const steps = [from.x + 20, ...outs, ...ins, (from.x + to.x) / 2];
    steps
      .filter((x) => x > from.x + stepEdge && x < to.x - stepEdge)
      .forEach((x, i) => add([from, { x, y: from.y }, { x, y: to.y }, to], i));
  }
  outs.forEach((x1, i) =>
    ins.forEach((x2, j) => {
      for (const { y, isNarrow } of lanes) {
        const line = [from, { x: x1, y: from.y }, { x: x1, y }, { x: x2, y }, { x: x2, y: to.y }, to];
        add(line, i + j + (isNarrow ? 1 : 0));
      }
    }),
  );
  return found;
};

/** Looks at the candidates from cheap to dear and stops where no later one can win. */
const cheapest = (candidates: Candidate[], wire: WireEnds, blocks: Blocks, taken: readonly Line[]) => {
  const frame = around(candidates.flatMap((c) => c.line));
  const nearBlocks = new Map([...blocks].filter(([, b]) => meets(frame, b)));
  const nearLines = taken.filter((line) => meets(frame, around(line)));
  let best: { line: Line; cost: number } = { line: candidates[0].line, cost: Infinity };
  for (const { line, base } of candidates.sort((a, b) => a.base - b.base)) {
    if (base >= best.cost) break;
    const cost = base + price.block * blockHits(line, wire, nearBlocks) + traffic(line, nearLines);
    if (cost < best.cost) best = { line, cost };
  }
  return best;
};

/** Blocks run through. The first stretch may touch its own block, and the last one too. */
const blockHits = (line: Line, wire: WireEnds, blocks: Blocks): number => {
  let count = 0;
  const last = line.length - 1;
  for (const [id, block] of blocks) {
    for (let i = 1; i <= last; i++) {
      if ((i === 1 && id === wire.fromBlock) || (i === last && id === wire.toBlock)) continue;
      if (hits(line[i - 1], line[i], block)) count++;
    }
  }
  return count;
};

/** What it costs to meet the wires already drawn. Wires of one output may leave it together. */
const traffic = (line: Line, taken: readonly Line[]): number => {
  let cost = 0;
  for (const other of taken) {
    const together = other[0].x === line[0].x && other[0].y === line[0].y;
    for (let i = 1; i < line.length; i++) {
      for (let j = 1; j < other.length; j++) {
        if (together && i === 1 && j === 1) continue;
        const [a, b, c, d] = [line[i - 1], line[i], other[j - 1], other[j]];
        if (coincide(a, b, c, d)) cost += price.coincidence;
        else if (cross(a, b, c, d)) cost += price.crossing;
      }
    }
  }
  return cost;
};
