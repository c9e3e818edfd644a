import type { Kernels } from '../kernels/kernels';
import type { Real } from '../kernels/real';
import type { AnyLayer, LayerContext } from '../layers/_layer';
import type { ParamRecord } from '../params/param';
import { stream } from '../random/stream';
import type { BlockBuffers } from './buffers';
import type { ProgramTensor } from './tensors';
import type { Wire } from './wiring';

/** A layer's context as the program sees it: it alone changes rows, mode and random numbers. */
export type Context = {
  -readonly [Key in keyof LayerContext<ParamRecord>]: LayerContext<ParamRecord>[Key];
};

/** One block of a program, with everything it works on. */
export interface Block {
  id: string;
  layer: AnyLayer;
  context: Context;
  buffers: BlockBuffers;
  /** Runs as when predicting, whatever the mode: a random layer that is switched off. */
  quiet: boolean;
}

/** What a block is made of besides its wire. */
export interface BlockParts {
  buffers: BlockBuffers;
  /** Outputs of the blocks before it, by port. */
  sources: readonly Real[];
  /** Its own weights and statistics. */
  tensors: readonly ProgramTensor[];
  kernels: Kernels;
  deterministic: boolean;
}

const contextOf = (wire: Wire, { buffers, sources, tensors, kernels }: BlockParts): Context => ({
  p: wire.p,
  k: kernels,
  rows: 0,
  training: false,
  fused: wire.planned.layer.role === 'output',
  x: sources,
  inputs: wire.inputs,
  y: buffers.y,
  width: wire.width,
  dx: buffers.dx,
  dy: buffers.dy ?? buffers.y.subarray(0, 0),
  w: Object.fromEntries(tensors.map(({ weight, data }) => [weight, data])),
  dw: Object.fromEntries(tensors.flatMap(({ weight, gradient }) => (gradient ? [[weight, gradient]] : []))),
  saved: buffers.saved,
  random: stream(0, wire.id),
  given: null,
});

export const blockOf = (wire: Wire, parts: BlockParts): Block => {
  const { layer } = wire.planned;
  const quiet = parts.deterministic && layer.stochastic === true;
  return { id: wire.id, layer, context: contextOf(wire, parts), buffers: parts.buffers, quiet };
};
