import type { GivenDraws } from '../compile/program';
import type { GraphPlan } from '../graph/plan';
import { fail, ok, type Result } from '../issues/issue';
import type { Real } from '../kernels/real';
import { widthOf } from '../layers/_width';

/** Draws by block and step, `dropout-1.3` for step 3: [rows of that mini-batch, units]. */
export type DrawsByName = Readonly<Record<string, Real>>;

/** Rows of every mini-batch of a run, in order. */
export interface StepRows {
  steps: number;
  rowsAt: (step: number) => number;
}

/** The given draws for the program, once it is sure that none is missing or of another size. */
export const givenDraws = (draws: DrawsByName, plan: GraphPlan, { steps, rowsAt }: StepRows): Result<GivenDraws> => {
  for (const { node, layer, shape } of plan.nodes) {
    if (!layer.stochastic || !shape) continue;
    for (let step = 1; step <= steps; step++) {
      const name = `${node.id}.${step}`;
      const expected = rowsAt(step) * widthOf(shape);
      const came = draws[name]?.length;
      if (came === expected) continue;
      return fail({
        code: 'train/draws',
        level: 'error',
        message: `The masks must have an array ‘${name}’ of ${rowsAt(step)} × ${widthOf(shape)} numbers; ${came === undefined ? 'there is none' : `${came} came`}.`,
        hint: `Give one array for each random block and step: ‘${node.id}.1’ to ‘${node.id}.${steps}’.`,
        nodeId: node.id,
      });
    }
  }
  return ok((nodeId, step) => draws[`${nodeId}.${step}`] ?? null);
};
