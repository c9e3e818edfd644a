import type { AnyActivation } from '../activations/_activation';
import { activations } from '../activations/_registry';
import type { Program } from '../compile/program';
import type { GraphPlan, PlannedNode } from '../graph/plan';
import type { Real } from '../kernels/real';
import type { RefValue } from '../params/param';

const all: Readonly<Record<string, AnyActivation>> = activations;

/** Points where the block's activation has a jump in its slope: [0] for ReLU. */
const kinksOf = ({ layer, p }: PlannedNode): readonly number[] =>
  Object.entries(layer.params).flatMap(([name, param]) =>
    param.type === 'ref' && param.of === 'activation' ? (all[(p[name] as RefValue).kind]?.kinks ?? []) : [],
  );

interface Watched {
  z: Real;
  length: number;
  kinks: readonly number[];
  sides: Uint8Array;
}

/**
 * Tells whether some input of a kinked activation changes sides between two forward passes:
 * there the central difference measures both slopes and the gradient one of them, an honest local failure.
 */
export class KinkWatch {
  private readonly watched: readonly Watched[];

  constructor(program: Program, plan: GraphPlan, rows: number) {
    this.watched = plan.nodes.flatMap((planned) => {
      const kinks = kinksOf(planned);
      const buffers = kinks.length > 0 ? program.buffersOf(planned.node.id) : null;
      if (!buffers) return [];
      const length = rows * buffers.inputs[0]!;
      return [{ z: buffers.x[0]!, length, kinks, sides: new Uint8Array(length) }];
    });
  }

  /** After the first pass. */
  remember(): void {
    for (const { z, length, kinks, sides } of this.watched) {
      for (let i = 0; i < length; i++) sides[i] = side(z[i]!, kinks);
    }
  }

  /** After the second pass. */
  crossed(): boolean {
    return this.watched.some(({ z, length, kinks, sides }) => {
      for (let i = 0; i < length; i++) if (sides[i] !== side(z[i]!, kinks)) return true;
      return false;
    });
  }
}

/** How many kinks lie below z. */
const side = (z: number, kinks: readonly number[]): number => {
  let below = 0;
  for (const kink of kinks) if (z > kink) below++;
  return below;
};
