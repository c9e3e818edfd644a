import { describe, expect, it } from 'vitest';
import { planGraph } from '../graph/plan-graph';
import type { GraphPlan } from '../graph/plan';
import type { AnyLayer } from '../layers/_layer';
import type { Graph } from '../project/document';
import { chain, dataOf, documentOf, graphOf, relu, tanh, threeClasses, valueOf } from '../testing/graphs';
import { train } from '../train/loop';
import { gradientCheck, gradientCheckOf } from './gradient-check';
import type { CheckOptions, GradientCheckResult } from './result';
import { relativeDifference, verdictOf } from './verdict';

const data = dataOf(threeClasses);
const check = (graph: Graph, training = {}, options: CheckOptions = {}): GradientCheckResult =>
  valueOf(gradientCheck({ document: documentOf(graph, training), data }, options));

const small = chain(['dense', { units: 8 }], tanh, ['dense', { units: 6 }], tanh);

/** A plan in which one block computes its gradients wrongly, as a bug would. */
const withBug = (graph: Graph, id: string, spoil: (layer: AnyLayer) => AnyLayer): GraphPlan => {
  const plan = planGraph(graph, data.facts);
  return {
    ...plan,
    nodes: plan.nodes.map((each) => (each.node.id === id ? { ...each, layer: spoil(each.layer) } : each)),
  };
};

const checkPlan = (plan: GraphPlan, l2 = 0): GradientCheckResult =>
  valueOf(gradientCheckOf(plan, { ...documentOf(small).training, l2 }, { data }, {}, {}));

/** Backward, then one of its gradients multiplied. */
const scaled =
  (name: string, factor: number) =>
  (layer: AnyLayer): AnyLayer => ({
    ...layer,
    backward: (c) => {
      layer.backward(c);
      const d = c.dw[name]!;
      for (let i = 0; i < d.length; i++) d[i] = d[i]! * factor;
    },
  });

describe('a correct network', () => {
  it.each([
    ['tanh', small],
    ['ReLU', chain(['dense', { units: 8 }], relu, ['dense', { units: 6 }], relu)],
    [
      'batch norm (T61)',
      chain(['dense', { units: 8 }], ['batch-norm'], tanh, ['dense', { units: 5 }], ['batch-norm'], tanh),
    ],
    [
      'a skip',
      graphOf(
        [['input'], ['dense', { units: 6 }], tanh, ['dense', { units: 6 }], ['add'], ['output']],
        [
          'input-1 dense-1',
          'dense-1 activation-1',
          'activation-1 dense-2',
          'dense-2 add-1.x1',
          'activation-1 add-1.x2',
          'add-1 output-1',
        ],
      ),
    ],
  ])('with %s is good', (_, graph) => {
    const result = check(graph, { l2: 0.7 });
    expect(result.verdict).toBe('good');
    expect(result.ratio).toBeLessThan(1e-7);
    expect(result.checked).toBe(result.parameters);
    expect(result.l2).toBe(0.7);
    for (const { ratio } of result.tensors) expect(ratio).toBeLessThan(1e-5);
  });

  it('is good at the weights of a run too, which it leaves alone (T33)', () => {
    const document = documentOf(chain(['dense', { units: 8 }], ['batch-norm'], relu), { epochs: 5 });
    const run = valueOf(train({ document, data }, { control: () => 'run' }));
    const result = valueOf(gradientCheck({ document, data, trained: run.model.tensors }));
    expect(result.at).toBe('trained');
    expect(result.verdict).toBe('good');
    expect(result.hashBefore).toBe(run.weightHash);
    expect(result.hashAfter).toBe(run.weightHash);
  });

  it('starts from the weights that a run would start from', () => {
    const never = valueOf(train({ document: documentOf(small), data }, { control: () => 'stop' }));
    expect(check(small).hashBefore).toBe(never.weightHash);
  });

  it('has dropout switched off, and says so (T33)', () => {
    const result = check(chain(['dense', { units: 8 }], tanh, ['dropout', { keep: 0.5 }]));
    expect(result.verdict).toBe('good');
    expect(result.switchedOff).toEqual(['dropout-1']);
    const without = check(chain(['dense', { units: 8 }], tanh));
    expect(result.tensors.map(({ analytic }) => analytic)).toEqual(without.tensors.map(({ analytic }) => analytic));
  });
});

describe('a planted bug', () => {
  it.each([
    ['dense-1', 'W'],
    ['dense-2', 'b'],
    ['output-1', 'W'],
  ])('in %s.%s is found there', (id, name) => {
    const result = checkPlan(withBug(small, id, scaled(name, 2)));
    expect(result.verdict).toBe('wrong');
    expect(result.worst[0]).toMatchObject({ nodeId: id, name });
    const worst = result.tensors.reduce((a, b) => (b.ratio! > a.ratio! ? b : a));
    expect([worst.nodeId, worst.name]).toEqual([id, name]);
    expect(worst.ratio).toBeCloseTo(1 / 3, 5);
    // A wrong formula stays wrong at every ε that is not drowned in rounding.
    for (const error of result.curve!.errors.slice(3, 7)) expect(error).toBeCloseTo(1 / 3, 2);
  });

  it('in the gradient of an activation shows in the layers before it only', () => {
    const twice = (layer: AnyLayer): AnyLayer => ({
      ...layer,
      backward: (c) => {
        layer.backward(c);
        const d = c.dx[0]!;
        for (let i = 0; i < c.rows * c.width; i++) d[i] = d[i]! * 2;
      },
    });
    const wrong = checkPlan(withBug(small, 'activation-2', twice)).tensors.filter(({ ratio }) => ratio! > 1e-4);
    expect(new Set(wrong.map(({ nodeId }) => nodeId))).toEqual(new Set(['dense-1', 'dense-2']));
  });

  it('of a penalty left out of dW is found (T33)', () => {
    const dataOnly = checkPlan(planGraph(small, data.facts));
    const withPenalty = checkPlan(planGraph(small, data.facts), 0.7);
    expect(withPenalty.verdict).toBe('good');
    // The gradients without the penalty against the differences of J with it.
    const flat = (result: GradientCheckResult, key: 'analytic' | 'numeric'): number[] =>
      result.tensors.flatMap((t) => [...t[key]]);
    expect(verdictOf(relativeDifference(flat(dataOnly, 'analytic'), flat(withPenalty, 'numeric')))).toBe('wrong');
  });

  it('lands in one of three colours by its size (T32)', () => {
    const verdicts = [1 + 1e-8, 1 + 2e-5, 1.1].map(
      (factor) => checkPlan(withBug(small, 'dense-1', scaled('W', factor))).verdict,
    );
    expect(verdicts).toEqual(['good', 'look', 'wrong']);
  });
});

describe('what batch norm cancels', () => {
  it('is not in the network at all when the bias stands right in front of it', () => {
    const result = check(chain(['dense', { units: 4 }], ['batch-norm'], tanh));
    expect(result.tensors.map(({ nodeId, name }) => `${nodeId}.${name}`)).not.toContain('dense-1.b');
    expect(result.tensors.some(({ cancelled }) => cancelled)).toBe(false);
  });

  it('is reported as cancelled where a bias reaches it another way (T60)', () => {
    const result = check(
      chain(['dense', { units: 4 }], ['activation', { fn: { kind: 'linear' } }], ['batch-norm'], tanh),
    );
    const bias = result.tensors.find(({ nodeId, name }) => nodeId === 'dense-1' && name === 'b')!;
    expect(bias).toMatchObject({ cancelled: true, ratio: null });
    for (const value of bias.analytic) expect(Math.abs(value)).toBeLessThan(1e-12);
    expect(result.verdict).toBe('good');
    expect(result.worst.every(({ nodeId, name }) => nodeId !== 'dense-1' || name !== 'b')).toBe(true);
  });

  it('is nothing where no batch norm follows: a gradient that is 0 by itself simply agrees', () => {
    const dark = { ...data, train: { ...data.train, x: new Float32Array(data.train.x.length) } };
    const result = valueOf(gradientCheck({ document: documentOf(small), data: dark }));
    const inputWeights = result.tensors.find(({ nodeId, name }) => nodeId === 'dense-1' && name === 'W')!;
    expect(new Set(inputWeights.analytic)).toEqual(new Set([0]));
    expect(inputWeights).toMatchObject({ cancelled: false, ratio: 0 });
  });

  it('is not an excuse for a gradient that is wrongly 0 elsewhere', () => {
    const result = checkPlan(withBug(small, 'dense-2', scaled('b', 0)));
    expect(result.verdict).toBe('wrong');
    expect(result.tensors.every(({ cancelled }) => !cancelled)).toBe(true);
  });
});

describe('kinks', () => {
  /** ReLU exactly at 0: inputs of 0 and no bias yet. */
  const atZero = { ...data, train: { ...data.train, x: new Float32Array(data.train.x.length) } };

  it('are listed apart and leave the verdict alone', () => {
    const document = documentOf(chain(['dense', { units: 5 }], relu));
    const result = valueOf(gradientCheck({ document, data: atZero }));
    expect(result.kinks.map(({ nodeId, name }) => `${nodeId}.${name}`)).toEqual(new Array(5).fill('dense-1.b'));
    for (const { analytic, numeric } of result.kinks) {
      expect(analytic).toBe(0);
      expect(Math.abs(numeric)).toBeGreaterThan(1e-6);
    }
    expect(result.verdict).toBe('good');
    expect(result.worst.some(({ name, nodeId }) => nodeId === 'dense-1' && name === 'b')).toBe(false);
  });

  it('do not exist for smooth activations', () => {
    expect(
      valueOf(gradientCheck({ document: documentOf(chain(['dense', { units: 5 }], tanh)), data: atZero })).kinks,
    ).toEqual([]);
  });
});

describe('options', () => {
  it('ε, rows and a sample of the parameters', () => {
    const result = check(small, {}, { epsilon: 1e-5, rows: 10, maxParameters: 40 });
    expect(result).toMatchObject({ epsilon: 1e-5, rows: 10, verdict: 'good' });
    expect(result.checked).toBeLessThanOrEqual(40);
    expect(result.parameters).toBe(4 * 8 + 8 + 8 * 6 + 6 + 6 * 3 + 3);
    for (const { indices, shape } of result.tensors) {
      expect(indices.length).toBeGreaterThan(0);
      expect(indices.at(-1)).toBeLessThan(shape.reduce((a, b) => a * b, 1));
      expect(new Set(indices).size).toBe(indices.length);
    }
    // All rows are what is there, not what is asked.
    expect(check(small, {}, { rows: 5000, maxParameters: 5 }).rows).toBe(100);
  });

  it("have the notes' defaults: ε 1e-7, 64 rows", () => {
    expect(check(small)).toMatchObject({ epsilon: 1e-7, rows: 64, at: 'initial' });
  });

  it('report progress, and can be cancelled', () => {
    const document = documentOf(small);
    const seen: [number, number][] = [];
    const result = gradientCheck(
      { document, data },
      {},
      { progress: (done, total) => seen.push([done, total]), cancelled: () => seen.length >= 7 },
    );
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'check/cancelled', level: 'info' }] });
    expect(seen.at(-1)).toEqual([7, 4 * 8 + 8 + 8 * 6 + 6 + 6 * 3 + 3]);
  });

  it('give entries with their subscripts, worst first', () => {
    const { worst, tensors } = check(small);
    expect(worst.length).toBe(20);
    for (let i = 1; i < worst.length; i++) expect(worst[i]!.error).toBeLessThanOrEqual(worst[i - 1]!.error);
    for (const { nodeId, name, index, subscripts, analytic } of worst) {
      const tensor = tensors.find((each) => each.nodeId === nodeId && each.name === name)!;
      expect(tensor.analytic[tensor.indices.indexOf(index)]).toBe(analytic);
      expect(subscripts.reduce((flat, at, axis) => flat * tensor.shape[axis]! + at, 0)).toBe(index);
    }
  });

  it('need a train row', () => {
    const none = gradientCheck({ document: documentOf(small), data: dataOf(threeClasses, { train: 0 }) });
    expect(none).toMatchObject({ ok: false, issues: [{ code: 'check/no-rows' }] });
  });
});
