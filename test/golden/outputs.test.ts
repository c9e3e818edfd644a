import { describe, expect, it } from 'vitest';
import type { Graph } from '../../engine/src/project/document';
import { stream } from '../../engine/src/random/stream';
import {
  aNumber,
  chain,
  documentOf,
  tanh,
  threeClasses,
  twoClasses,
  valueOf,
  dataOf,
} from '../../engine/src/testing/graphs';
import { dataFrom, encodedOf, oneHot } from '../../engine/src/testing/rows';
import { gradientCheck } from '../../engine/src/check/gradient-check';
import type { NamedTensor } from '../../engine/src/model/model';
import type { PreparedData } from '../../engine/src/pipeline/pipeline';
import { evaluateModel } from '../../engine/src/train/evaluate-model';
import { train } from '../../engine/src/train/loop';
import type { TrainHost } from '../../engine/src/train/run';

const costsOf = (graph: Graph, data: PreparedData, training: object, initial?: readonly NamedTensor[]): number[] => {
  const told: number[] = [];
  const host: TrainHost = { control: () => 'run', step: ({ cost }) => told.push(cost) };
  const job = {
    document: documentOf(graph, training),
    data,
    precision: 'float64',
    ...(initial && { initial }),
  } as const;
  valueOf(train(job, host));
  return told;
};

describe('two classes', () => {
  it('T67: softmax with two outputs and a logistic output go the same path of J to 1e-12', () => {
    const random = stream(5, 'two classes');
    const x = Array.from({ length: 60 }, () => [random.normal(), random.normal(), random.normal()]);
    const classes = x.map(([a, b]) => (a! + b! * b! > 0.5 ? 1 : 0));
    const logistic = dataFrom(
      twoClasses,
      encodedOf(
        x,
        classes.map((c) => [c]),
      ),
    );
    const softmax = dataFrom(twoClasses, encodedOf(x, oneHot(classes, 2)));
    const w = Float64Array.of(0.3, -0.5, 0.8);
    const one = [
      { name: 'output-1.W', shape: [3, 1], data: w },
      { name: 'output-1.b', shape: [1], data: Float64Array.of(0.1) },
    ];
    // z₂ − z₁ of the softmax is the logistic z: half of w each way.
    const two = [
      {
        name: 'output-1.W',
        shape: [3, 2],
        data: Float64Array.from(w.length === 3 ? [...w].flatMap((v) => [-v / 2, v / 2]) : []),
      },
      { name: 'output-1.b', shape: [2], data: Float64Array.of(-0.05, 0.05) },
    ];
    const softmaxGraph: Graph = {
      ...chain(),
      nodes: chain().nodes.map((node) =>
        node.kind === 'output' ? { ...node, params: { loss: { kind: 'categorical-cross-entropy' } } } : node,
      ),
    };
    // Both outputs of the softmax move, by opposite steps: half the rate moves their difference as the logistic's z.
    const settings = { optimizer: { kind: 'gradient-descent' }, batchSize: 16, epochs: 30, learningRate: 0.4 };
    const a = costsOf(chain(), logistic, settings, one);
    const b = costsOf(softmaxGraph, softmax, { ...settings, learningRate: 0.2 }, two);
    expect(a).toHaveLength(120);
    a.forEach((cost, i) => expect(Math.abs(cost - b[i]!)).toBeLessThan(1e-12));
    expect(a.at(-1)!).toBeLessThan(a[0]!);
  });
});

describe('class weights', () => {
  const graphWith = (params: object, kind = 'categorical-cross-entropy'): Graph => {
    const plain = chain(['dense', { units: 4 }], tanh);
    const nodes = plain.nodes.map((node) =>
      node.kind === 'output' ? { ...node, params: { loss: { kind }, ...params } } : node,
    );
    return { ...plain, nodes } as Graph;
  };
  const data = dataOf(threeClasses, { train: 90, precision: 'float64' });
  const settings = { batchSize: 0, epochs: 3, optimizer: { kind: 'gradient-descent' }, learningRate: 0.1 };
  const given = (table: number[][]) => graphWith({ classWeights: 'given', weightTable: table });

  it('T68: multiply each row’s loss by the weight of its class; the mean stays over rows', () => {
    const [all] = costsOf(graphWith({}), data, settings);
    const parts = [0, 1, 2].map((c) => {
      const only = [0, 1, 2].map((k) => [k, k === c ? 1 : 0]);
      return costsOf(given(only), data, settings)[0]!;
    });
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(all!, 12);
    const [weighted] = costsOf(given([[0, 2], [1, 0.5], [2, 3]]), data, settings); // prettier-ignore
    expect(weighted).toBeCloseTo(2 * parts[0]! + 0.5 * parts[1]! + 3 * parts[2]!, 12);
  });

  it('T68: balanced is m/(C·m_c), from the train rows', () => {
    const counts = data.facts.classCounts;
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(90);
    const table = counts.map((count, c) => [c, 90 / (3 * count)]);
    expect(costsOf(graphWith({ classWeights: 'balanced' }), data, settings)).toEqual(
      costsOf(given(table), data, settings),
    );
  });

  it('T68: count in the cost of every part of the data alike, and in no metric', () => {
    const document = documentOf(graphWith({ classWeights: 'balanced' }), settings);
    const { model, dev } = valueOf(train({ document, data }, { control: () => 'run' }));
    const again = valueOf(evaluateModel({ model, training: document.training, data }, data.dev));
    expect(again).toEqual(dev);
    const plain = { ...model, graph: graphWith({}) };
    const unweighted = valueOf(evaluateModel({ model: plain, training: document.training, data }, data.dev));
    expect(unweighted.cost).not.toBeCloseTo(again.cost, 3);
    expect(unweighted.metrics).toEqual(again.metrics);
  });

  it('T68: weights of 1 change nothing, and a class left out counts once', () => {
    expect(costsOf(given([[1, 1]]), data, settings)).toEqual(costsOf(graphWith({}), data, settings));
  });

  it('T68: the gradient check holds with them, for softmax and for one logistic output', () => {
    const check = (graph: Graph, rows: PreparedData): number =>
      valueOf(gradientCheck({ document: documentOf(graph), data: rows })).ratio;
    expect(check(given([[0, 2], [1, 0.5], [2, 3]]), data)).toBeLessThanOrEqual(1e-7); // prettier-ignore
    const two = dataOf(twoClasses, { precision: 'float64' });
    const logistic = graphWith({ classWeights: 'balanced' }, 'binary-cross-entropy');
    expect(check(logistic, two)).toBeLessThanOrEqual(1e-7);
  });

  it.each([
    [[[3, 1]], threeClasses, /‘species’ has no class 3/],
    [[[0.5, 1]], threeClasses, /has no class 0.5/],
    [[], aNumber, /need a target of classes; this one is numbers/],
  ] as const)('T68: weights %j that mean nothing for the target are refused', (table, target, why) => {
    const plain = chain();
    const nodes = plain.nodes.map((node) =>
      node.kind === 'output' ? { ...node, params: { classWeights: 'given', weightTable: table } } : node,
    );
    const job = { document: documentOf({ ...plain, nodes }), data: dataOf(target) };
    expect(train(job, { control: () => 'run' })).toMatchObject({
      ok: false,
      issues: [{ nodeId: 'output-1', message: expect.stringMatching(why) }],
    });
  });

  it('T68: a weight below 0 is refused at the block', () => {
    const job = { document: documentOf(given([[0, -1]])), data };
    expect(train(job, { control: () => 'run' })).toMatchObject({
      ok: false,
      issues: [{ code: 'params/range', nodeId: 'output-1', path: 'weightTable' }],
    });
  });
});
