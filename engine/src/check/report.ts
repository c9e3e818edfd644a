import type { GraphPlan } from '../graph/plan';
import type { Measured } from './measure';
import type { Probe } from './probe';
import type { CheckedEntry, CheckedTensor, GradientCheckResult } from './result';
import { subscriptsOf } from './sample';
import { relativeDifference, relativeError, verdictOf } from './verdict';

type Findings = Pick<GradientCheckResult, 'ratio' | 'verdict' | 'tensors' | 'worst' | 'kinks' | 'curve'>;

const mostWorst = 20;
const curveEpsilons = [1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1];

const norm = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! ** 2;
  return Math.sqrt(sum);
};

/** Rounding of the data part of J, carried into a difference quotient: no slope below this can be told from 0. */
const noiseOf = (cost: number, epsilon: number): number => (16 * 2 ** -52 * Math.max(1, Math.abs(cost))) / epsilon;

/** Blocks from which a wire leads, over any others, to one that subtracts the batch mean. */
const blocksBeforeNorm = (plan: GraphPlan): ReadonlySet<string> => {
  const before = new Set<string>();
  for (const { node, layer, ports } of [...plan.nodes].reverse()) {
    if (!layer.cancelsBias && !before.has(node.id)) continue;
    for (const { edge } of ports) if (edge) before.add(edge.from);
  }
  return before;
};

/** Ratios, verdict, worst entries and the ε curve from the measured gradients. */
export const report = (
  plan: GraphPlan,
  measured: readonly Measured[],
  probe: Probe,
  { epsilon, dataCost }: { epsilon: number; dataCost: number },
): Findings => {
  const noise = noiseOf(dataCost, epsilon);
  const scale = norm(measured.map(({ analytic }) => norm(analytic)));
  const beforeNorm = blocksBeforeNorm(plan);
  // Batch norm takes these away exactly: what is left is rounding, and its ratio says nothing.
  const isCancelled = ({ sampled, analytic, numeric }: Measured): boolean =>
    beforeNorm.has(sampled.tensor.nodeId) &&
    norm(analytic) <= 1e-12 * Math.max(1, scale) &&
    norm(numeric) <= noise * Math.sqrt(numeric.length);
  const cancelled = new Set(measured.filter(isCancelled));
  const counted = measured.filter((each) => !cancelled.has(each));
  const entries = counted.flatMap((each) => entriesOf(each));
  const ratio = relativeDifference(
    entries.map(({ entry }) => entry.analytic),
    entries.map(({ entry }) => entry.numeric),
    (i) => !entries[i]!.kink,
  );
  const worst = entries
    .filter(({ kink, entry }) => !kink && Math.max(Math.abs(entry.analytic), Math.abs(entry.numeric)) > noise)
    .sort((a, b) => b.entry.error - a.entry.error)
    .slice(0, mostWorst);
  return {
    ratio,
    // Where no slope stands out of the rounding of J, there is nothing to agree or disagree about.
    verdict: worst.length > 0 || ratio === 0 ? verdictOf(ratio) : 'look',
    tensors: measured.map((each) => tensorOf(each, cancelled.has(each))),
    worst: worst.map(({ entry }) => entry),
    kinks: entries.filter(({ kink }) => kink).map(({ entry }) => entry),
    curve: worst[0] ? curveOf(worst[0], probe) : null,
  };
};

const tensorOf = (each: Measured, cancelled: boolean): CheckedTensor => {
  const { sampled, analytic, numeric, kink } = each;
  return {
    nodeId: sampled.tensor.nodeId,
    name: sampled.tensor.weight,
    shape: sampled.tensor.shape,
    ratio: cancelled ? null : relativeDifference(analytic, numeric, (i) => kink[i] === 0),
    cancelled,
    indices: sampled.indices,
    analytic,
    numeric,
    error: Float64Array.from(analytic, (value, i) => relativeError(value, numeric[i]!)),
  };
};

interface Entry {
  entry: CheckedEntry;
  kink: boolean;
  from: Measured;
}

const entriesOf = (from: Measured): Entry[] => {
  const { sampled, analytic, numeric, kink } = from;
  const { nodeId, weight, shape } = sampled.tensor;
  return Array.from(sampled.indices, (index, i) => ({
    entry: {
      nodeId,
      name: weight,
      index,
      subscripts: subscriptsOf(index, shape),
      analytic: analytic[i]!,
      numeric: numeric[i]!,
      error: relativeError(analytic[i]!, numeric[i]!),
    },
    kink: kink[i] === 1,
    from,
  }));
};

/** The worst entry at every ε: an error that falls and rises again is rounding, one that stays is a wrong formula. */
const curveOf = ({ entry, from }: Entry, probe: Probe): GradientCheckResult['curve'] => {
  probe.settle();
  const errors = curveEpsilons.map((epsilon) =>
    relativeError(entry.analytic, probe.central(from.sampled, entry.index, epsilon).slope),
  );
  return { entry, epsilons: curveEpsilons, errors };
};
