import { aligned, planMemory, type BufferRequest } from './memory-plan';
import type { Workspace } from '../kernels/kernels';
import { bytesOf, view, type Precision, type Real } from '../kernels/real';
import type { Wire } from './wiring';

/** The numbers one block works on; all are views of the arena. */
export interface BlockBuffers {
  y: Real;
  saved: Record<string, Real>;
  /** The cost's gradient at y; null when nothing before needs it. */
  dy: Real | null;
  /** Where backward writes the gradient of each input: the source's dy, or scratch that is then added to it. */
  dx: (Real | null)[];
  adds: { from: Real; to: Real; width: number }[];
}

/** One view for all of a kind of number: weights, gradients, an optimizer's slot … */
export interface Regions {
  trained: Real;
  gradients: Real;
  statistics: Real;
  slots: Record<string, Real>;
}

export interface ArenaOptions {
  precision: Precision;
  /** Rows the buffers have room for. */
  rows: number;
  /** Forward only: nothing is kept for a backward pass. */
  inference: boolean;
  /** Outputs and their gradients stay readable until the next forward pass (for pictures of the inside). */
  keepOutputs: boolean;
  /** Numbers trained, and numbers of running statistics. */
  trained: number;
  statistics: number;
  /** Names of the optimizer's slots. */
  slots: readonly string[];
  /** Numbers in one target row. */
  outputs: number;
  /** Classes have weights, so each row's weight in the cost is worked out. */
  classWeights: boolean;
  /** Weights and statistics live in another program's arena, and this one's arena in its workspace. */
  shared: (Pick<Regions, 'trained' | 'statistics'> & { workspace: Workspace }) | null;
}

interface Wanted extends BufferRequest {
  take: (buffer: Real) => void;
}

/** Moments of one step: forward of block i at i, the loss at n, backward of block i at 2n − i, then the end. */
const timeline = (n: number) => ({ start: -1, loss: n, backward: (i: number) => 2 * n - i, end: 2 * n + 1 });

/** True when consumer j, at this port, is the first to write the gradient of block `source` (backward runs from the end). */
const writesFirst = (wires: readonly Wire[], source: number, j: number, port: number): boolean =>
  wires[source]!.consumers.at(-1) === j && wires[j]!.sources.indexOf(source) === port;

/** Every buffer that lives within a step, with its first and last moment. */
const wanted = (wires: readonly Wire[], blocks: readonly BlockBuffers[], options: ArenaOptions): Wanted[] => {
  const { rows, inference, keepOutputs } = options;
  const at = timeline(wires.length);
  const requests: Wanted[] = [];
  const ask = (size: number, from: number, to: number, take: (buffer: Real) => void): void => {
    requests.push({ size, from, to, take });
  };
  wires.forEach((block, i) => {
    const buffers = blocks[i]!;
    const isInput = block.sources.length === 0;
    const isOutput = block.consumers.length === 0;
    const lastUse = inference ? (block.consumers.at(-1) ?? at.end) : at.backward(i);
    ask(rows * block.width, isInput ? at.start : i, keepOutputs || isInput || isOutput ? at.end : lastUse, (y) => {
      buffers.y = y;
    });
    // The loss starts from what the output block saved.
    const savedUntil = inference ? (isOutput ? at.loss : i) : at.backward(i);
    for (const { name, perRow, perBatch } of block.saves) {
      ask(rows * (perRow ?? 0) + (perBatch ?? 0), i, savedUntil, (saved) => {
        buffers.saved[name] = saved;
      });
    }
    if (inference || !block.needsGradient) return;
    const firstWrite = isOutput ? at.loss : at.backward(block.consumers.at(-1)!);
    ask(rows * block.width, firstWrite, keepOutputs ? at.end : at.backward(i), (dy) => {
      buffers.dy = dy;
    });
    block.sources.forEach((source, port) => {
      if (!wires[source]!.needsGradient || writesFirst(wires, source, i, port)) return;
      ask(rows * wires[source]!.width, at.backward(i), at.backward(i), (scratch) => {
        buffers.dx[port] = scratch;
      });
    });
  });
  return requests;
};

/** The gradient of each input goes straight to its source where this block is the first to write there, else is added. */
const connectGradients = (wires: readonly Wire[], blocks: readonly BlockBuffers[]): void => {
  wires.forEach(({ sources, needsGradient }, i) => {
    if (!needsGradient) return;
    sources.forEach((source, port) => {
      const to = blocks[source]!.dy;
      if (!to) return;
      const scratch = blocks[i]!.dx[port];
      if (scratch) blocks[i]!.adds.push({ from: scratch, to, width: wires[source]!.width });
      else blocks[i]!.dx[port] = to;
    });
  });
};

/** What a batch brings, and what each of its rows counts in the cost. */
export interface BatchBuffers {
  target: Real;
  /** The rows' own weights. */
  weights: Real;
  /** Those, times the weights of their classes; null when classes have none. */
  rowWeights: Real | null;
}

export interface Arena {
  workspace: Workspace;
  bytes: number;
  blocks: readonly BlockBuffers[];
  regions: Regions;
  batch: BatchBuffers;
}

/** Numbers of the arena before the buffers of a step: weights, gradients, slots and statistics. */
const fixedSizes = ({ inference, trained, statistics, slots, shared }: ArenaOptions): number[] => [
  shared ? 0 : trained,
  inference ? 0 : trained,
  ...slots.map(() => (inference ? 0 : trained)),
  shared ? 0 : statistics,
];

/** Buffers that live as long as a batch does: what is to be predicted, and what each row counts. */
const batchRequests = (options: ArenaOptions, end: number, batch: BatchBuffers): Wanted[] => {
  const whole = (size: number, take: (buffer: Real) => void): Wanted => ({ size, from: -1, to: end, take });
  return [
    whole(options.rows * options.outputs, (buffer) => (batch.target = buffer)),
    whole(options.rows, (buffer) => (batch.weights = buffer)),
    ...(options.classWeights ? [whole(options.rows, (buffer) => (batch.rowWeights = buffer))] : []),
  ];
};

/**
 * One piece of memory with room for everything a run touches, and all views of it; not `ok` when it would be larger than
 * `limit` bytes or the machine refuses. `open` gives the memory where it is not another program's.
 */
export const buildArena = (
  wires: readonly Wire[],
  options: ArenaOptions,
  limit: number,
  open: (bytes: number) => Workspace | null,
): { ok: true; arena: Arena } | { ok: false; bytes: number } => {
  const { precision, shared } = options;
  const empty = view(precision, new ArrayBuffer(0), 0, 0);
  const blocks: BlockBuffers[] = wires.map(({ sources }) => ({
    y: empty,
    saved: {},
    dy: null,
    dx: sources.map(() => null),
    adds: [],
  }));
  const batch: BatchBuffers = { target: empty, weights: empty, rowWeights: null };
  const requests = [...wanted(wires, blocks, options), ...batchRequests(options, timeline(wires.length).end, batch)];
  const plan = planMemory(requests);
  const sizes = fixedSizes(options);
  const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + aligned(size), 0));
  const fixed = sizes.reduce((sum, size) => sum + aligned(size), 0);
  const bytes = (fixed + plan.total) * bytesOf(precision);
  const room = bytes <= limit ? roomFor(bytes, shared?.workspace ?? null, open) : null;
  if (!room) return { ok: false, bytes };

  const { workspace, buffer, byteOffset } = room;
  const at = (offset: number, length: number): Real =>
    view(precision, buffer, byteOffset + offset * bytesOf(precision), length);
  requests.forEach(({ size, take }, i) => take(at(fixed + plan.offsets[i]!, size)));
  connectGradients(wires, blocks);
  const views = sizes.map((size, i) => at(starts[i]!, size));
  const regions: Regions = {
    trained: shared?.trained ?? views[0]!,
    gradients: views[1]!,
    slots: Object.fromEntries(options.slots.map((name, i) => [name, views[2 + i]!])),
    statistics: shared?.statistics ?? views.at(-1)!,
  };
  return { ok: true, arena: { workspace, bytes, blocks, regions, batch } };
};

/** Memory of its own, or more of the workspace it shares; null when the machine refuses. */
const roomFor = (bytes: number, shared: Workspace | null, open: (bytes: number) => Workspace | null) => {
  const workspace = shared ?? open(bytes);
  const place = shared ? shared.extend(bytes) : workspace;
  return workspace && place && { workspace, buffer: place.buffer, byteOffset: place.byteOffset };
};
