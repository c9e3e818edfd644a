import type { BlockBuffers } from './buffers';
import { isTrained, type Wire } from './wiring';
import { widthOf } from '../layers/_width';

/** One line of the network's summary. */
export interface ProgramRow {
  nodeId: string;
  name: string;
  /** Title of the layer: "Dense". */
  layer: string;
  /** Size of one output example. */
  shape: readonly number[];
  parameters: number;
  statistics: number;
  /** Bytes of outputs, saved values, gradients and scratch for a full batch; buffers that share a place count singly. */
  bytes: number;
}

/** The network's summary: what is computed, in order, and what it takes. */
export interface ProgramTable {
  rows: readonly ProgramRow[];
  parameters: number;
  statistics: number;
  /** Bytes of the arena: everything, with buffers that are not needed at the same time in one place. */
  bytes: number;
  /** Bytes that the rows' buffers would take without sharing. */
  unshared: number;
}

const numbersOf = ({ weights }: Wire, trained: boolean): number =>
  weights.filter((spec) => isTrained(spec) === trained).reduce((sum, { shape }) => sum + widthOf(shape), 0);

const bytesOfBlock = ({ y, dy, saved, adds }: BlockBuffers): number =>
  [y, ...(dy ? [dy] : []), ...Object.values(saved), ...adds.map(({ from }) => from)].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );

export const describeProgram = (
  wires: readonly Wire[],
  blocks: readonly BlockBuffers[],
  arenaBytes: number,
): ProgramTable => {
  const rows = wires.map((wire, i) => ({
    nodeId: wire.id,
    name: wire.planned.node.name,
    layer: wire.planned.layer.title,
    shape: wire.planned.shape!,
    parameters: numbersOf(wire, true),
    statistics: numbersOf(wire, false),
    bytes: bytesOfBlock(blocks[i]!),
  }));
  const total = (key: 'parameters' | 'statistics' | 'bytes'): number => rows.reduce((sum, row) => sum + row[key], 0);
  return {
    rows,
    parameters: total('parameters'),
    statistics: total('statistics'),
    bytes: arenaBytes,
    unshared: total('bytes'),
  };
};
