import { add } from '../kernels/formulas';
import type { Kernels } from '../kernels/kernels';
import { makeStandIn, type Recorder } from '../kernels/recorder';
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

/** The gradient at its inputs and of its weights, from that at its output. */
export const backwardThrough = ({ layer, context, buffers }: Block): void => {
  layer.backward(context);
  for (const { from, to, width } of buffers.adds) context.k.each(add, context.rows, width, from, to);
};

const mapValues = <A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]));

/** The block as it stands, in the rows and the mode of now, with a recorder's stand-ins for its arrays and for chance. */
export const standInFor = (block: Block, recorder: Recorder): Block => {
  const { layer, context, buffers } = block;
  const of = (array: Real): Real => recorder.standIn(array);
  return {
    ...block,
    context: {
      ...context,
      k: recorder.kernels,
      x: context.x.map(of),
      y: of(context.y),
      dx: context.dx.map((dx) => dx && of(dx)),
      dy: of(context.dy),
      w: mapValues(context.w, of),
      dw: mapValues(context.dw, of),
      saved: mapValues(context.saved, of),
      random: makeStandIn(),
      given: layer.stochastic && context.training ? makeStandIn() : null,
    },
    buffers: { ...buffers, adds: buffers.adds.map(({ from, to, width }) => ({ from: of(from), to: of(to), width })) },
  };
};
