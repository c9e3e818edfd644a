import { describe, expect, it } from 'vitest';
import { gradientCheck, gradientCheckOf } from '../../engine/src/check/gradient-check';
import { relativeDifference } from '../../engine/src/check/verdict';
import type { GraphPlan } from '../../engine/src/graph/plan';
import { planGraph } from '../../engine/src/graph/plan-graph';
import type { LayerContext } from '../../engine/src/layers/_layer';
import {
  chain,
  dataOf,
  documentOf,
  programOf,
  relu,
  tanh,
  threeClasses,
  valueOf,
} from '../../engine/src/testing/graphs';
import { gather } from '../../engine/src/train/batches';

/** 4-8-6-3 with tanh and softmax: 115 parameters. */
const graph = chain(['dense', { units: 8 }], tanh, ['dense', { units: 6 }], tanh);
const data = dataOf(threeClasses, { precision: 'float64' });
const check = (training = {}, epsilon = 1e-7) =>
  valueOf(gradientCheck({ document: documentOf(graph, training), data }, { epsilon }));

/** The plan with one block whose backward is spoilt afterwards, as a bug would. */
const spoilt = (id: string, spoil: (c: LayerContext<unknown>) => void): GraphPlan => {
  const plan = planGraph(graph, data.facts);
  const nodes = plan.nodes.map((each) => {
    if (each.node.id !== id) return each;
    const backward: typeof each.layer.backward = (c) => {
      each.layer.backward(c);
      spoil(c);
    };
    return { ...each, layer: { ...each.layer, backward } };
  });
  return { ...plan, nodes };
};
const checkPlan = (plan: GraphPlan) => valueOf(gradientCheckOf(plan, documentOf(graph).training, { data }, {}, {}));

describe('gradient check of a 4-8-6-3 network', () => {
  it('T31: of 115 parameters, with a correct backprop at ε = 1e-7: about 1e-8, and best near 1e-5', () => {
    const result = check();
    expect(result.parameters).toBe(115);
    expect(result.checked).toBe(115);
    expect(result.ratio).toBeLessThan(1e-7);
    expect(check({}, 1e-5).ratio).toBeLessThan(1e-9);
    expect(check({ l2: 0.7 }).ratio).toBeLessThan(1e-7);
  });

  it('T31: the slopes of a deep network stand out of a penalty over many weights', () => {
    const deep = chain(...Array.from({ length: 60 }, () => [['dense', { units: 16 }], relu] as const).flat());
    const job = { document: documentOf(deep, { l2: 0.7, l1: 0.7 }), data };
    const result = valueOf(gradientCheck(job, { rows: 16, maxParameters: 1200 }));
    expect(result.penalty).toBeGreaterThan(20);
    expect(result.ratio).toBeLessThan(1e-7);
  });

  it('T31: a layer whose db is doubled is found, and only there', () => {
    const result = checkPlan(
      spoilt('dense-2', ({ dw }) => {
        for (let i = 0; i < dw['b']!.length; i++) dw['b']![i] = 2 * dw['b']![i]!;
      }),
    );
    expect(result.verdict).toBe('wrong');
    const wrong = result.tensors.filter(({ ratio }) => ratio! > 1e-6);
    expect(wrong.map(({ nodeId, name }) => `${nodeId}.${name}`)).toEqual(['dense-2.b']);
    expect(result.worst.slice(0, 6).every(({ nodeId, name }) => nodeId === 'dense-2' && name === 'b')).toBe(true);
  });

  it('T32: three planted perturbations land in three colours', () => {
    const verdictOf = (factor: number) =>
      checkPlan(
        spoilt('dense-1', ({ dw }) => {
          const w = dw['W']!;
          for (let i = 0; i < w.length; i++) w[i] = factor * w[i]!;
        }),
      ).verdict;
    expect([1, 1 + 3e-5, 1.1].map(verdictOf)).toEqual(['good', 'look', 'wrong']);
  });

  it('T33: the run is the same before and after, and a penalty is kept', () => {
    const result = check({ l2: 0.7 });
    expect(result.hashAfter).toBe(result.hashBefore);
    expect(result.l2).toBe(0.7);
  });

  it('T31: in float32 correct code gives a false alarm, which is why the check runs in float64', () => {
    const program = programOf(graph, data.facts, { precision: 'float32', rows: 64 });
    gather(program, data.train, 0, 64);
    const cost = (): number => {
      program.forward(64, true);
      // J as float32 arithmetic would have it.
      return Math.fround(program.lossTotal() / 64);
    };
    cost();
    program.backward();
    const analytic = program.gradients.slice();
    const numeric = analytic.map((_, i) => {
      const kept = program.trained[i]!;
      program.trained[i] = kept + 1e-7;
      const above = cost();
      program.trained[i] = kept - 1e-7;
      const below = cost();
      program.trained[i] = kept;
      return (above - below) / 2e-7;
    });
    expect(relativeDifference(analytic, numeric)).toBeGreaterThan(0.1);
  });
});
