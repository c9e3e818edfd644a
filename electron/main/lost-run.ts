import type { Document, EpochPoint, Issue, RunResult } from '@deepwright/engine';

/** Points kept of the mini-batch costs, as in every other record. */
const mostPoints = 20_000;

/** Evenly chosen costs with their steps. */
function thinned(costs: Float32Array): RunResult['batchCost'] {
  const span = Math.max(1, Math.ceil(costs.length / mostPoints));
  const count = Math.ceil(costs.length / span);
  return {
    steps: Float64Array.from({ length: count }, (_, i) => i * span + 1),
    cost: Float32Array.from({ length: count }, (_, i) => costs[i * span] ?? NaN),
  };
}

/**
 * What is left of a run whose thread died: its curves and the reason. The weights went with the thread, so the model
 * has none and nothing can be exported from it.
 */
export function lostRun(
  document: Document,
  issue: Issue,
  points: readonly EpochPoint[],
  costs: Float32Array,
): RunResult {
  const targets = document.data?.columns.filter(({ role }) => role === 'target').map(({ name }) => name) ?? [];
  const best = points.reduce<EpochPoint | null>((a, b) => (b.devCost < (a?.devCost ?? Infinity) ? b : a), null);
  return {
    status: 'failed',
    issue,
    epochsRun: points.at(-1)?.epoch ?? 0,
    stepsRun: costs.length,
    history: points,
    batchCost: thinned(costs),
    best: best && { epoch: best.epoch, devCost: best.devCost },
    keptEpoch: 0,
    train: null,
    dev: null,
    model: {
      name: document.name,
      graph: document.graph,
      // A file without a name for its target would not open again.
      pipeline: {
        features: [],
        target: { kind: 'number', names: targets.length > 0 ? targets : [''] },
        targetScaling: [],
        weight: null,
      },
      tensors: [],
    },
    weightHash: '',
  };
}
