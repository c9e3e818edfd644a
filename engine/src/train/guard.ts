import type { Program } from '../compile/program';
import type { Issue } from '../issues/issue';
import { formatNumber } from '../params/format-number';
import type { Document } from '../project/document';
import { trainingParams } from './settings';

/** Where and how a run broke: what became NaN or infinite, when, and the first block that did. */
export interface Breakdown extends Broken {
  epoch: number;
  /** Mini-batch of the epoch, from 1. */
  batch: number;
}

export interface Broken {
  what: 'cost' | 'gradient' | 'weights';
  value: number;
  nodeId: string | null;
}

/**
 * After `forward`: is the cost a number, and if not, which block broke first? A cost that float32 cannot hold counts as
 * infinite, since curves are kept in float32 and no run comes back from there.
 */
export const costBreaks = (program: Program, rows: number, cost: number): Broken | null =>
  Number.isFinite(Math.fround(cost))
    ? null
    : { what: 'cost', value: cost, nodeId: program.firstBrokenOutput(rows) ?? program.blockIds.at(-1)! };

/** After `backward`: are all gradients numbers? */
export const gradientBreaks = (program: Program, rows: number, step: number): Broken | null => {
  if (program.kernels.allFinite(program.gradients, program.gradients.length)) return null;
  const onTheWayBack = program.firstBrokenGradient();
  // Backward may have reused the outputs' room: compute them again, for an infinity that an activation hid from the cost.
  program.forward(rows, true, step);
  return { what: 'gradient', value: NaN, nodeId: program.firstBrokenOutput(rows) ?? onTheWayBack };
};

/** At the end of an epoch: weights that have just overflowed would only show in the next batch. */
export const weightsBreak = (program: Program): Broken | null => {
  const broken = program.tensors.find(({ data, size }) => !program.kernels.allFinite(data, size));
  return broken ? { what: 'weights', value: NaN, nodeId: broken.nodeId } : null;
};

/** A tenth, in at most three digits and not below the least rate: 0.3 → 0.03. */
const tenth = (rate: number): number => Math.max(trainingParams.learningRate.min, Number((rate / 10).toPrecision(3)));

const subjects = { cost: 'Cost', gradient: 'A gradient', weights: 'A weight' };

/** "Cost became NaN", "A gradient became NaN or infinite". */
const happened = ({ what, value }: Breakdown): string => {
  if (what !== 'cost') return `${subjects[what]} became NaN or infinite`;
  return `Cost became ${Number.isNaN(value) ? 'NaN' : 'infinite'}`;
};

/** The issue a person reads: what broke, when and where, which weights are kept, and a smaller rate to try. */
export const notFiniteIssue = (broken: Breakdown, keptEpoch: number, document: Document): Issue => {
  const { learningRate } = document.training;
  const name = document.graph.nodes.find(({ id }) => id === broken.nodeId)?.name;
  const where = name ? `, first in ${name}` : '';
  const kept = keptEpoch === 0 ? 'The initial weights are kept.' : `Weights of epoch ${keptEpoch} are kept.`;
  const smaller = tenth(learningRate);
  const label = `Train with α ${formatNumber(smaller)}`;
  return {
    code: 'train/not-finite',
    level: 'error',
    message: `${happened(broken)} at epoch ${broken.epoch}, batch ${broken.batch}${where}. ${kept}`,
    hint: `α ${formatNumber(learningRate)} is probably too large for this network and data: try a tenth of it.`,
    path: 'learningRate',
    ...(broken.nodeId !== null && { nodeId: broken.nodeId }),
    ...(smaller < learningRate && {
      fixes: [{ label, edit: { do: 'training', set: { learningRate: smaller } } }],
    }),
  };
};
