import { describe, expect, it } from 'vitest';
import { gradientCheck } from '../check/gradient-check';
import type { Target } from '../layers/_layer';
import type { EncodedRows, PreparedData } from '../pipeline/pipeline';
import { stream } from '../random/stream';
import { aNumber, chain, documentOf, graphOf, tanh, threeClasses, twoClasses, valueOf } from '../testing/graphs';
import { dataFrom, encodedOf, oneHot } from '../testing/rows';
import { evaluateModel } from './evaluate-model';
import { train } from './loop';

const weighted = (rows: EncodedRows, weights: readonly number[]): EncodedRows => ({
  ...rows,
  weights: Float64Array.from(weights),
});

const full = { optimizer: { kind: 'gradient-descent' }, learningRate: 0.1, batchSize: 0 };
const run = (data: PreparedData, document = documentOf(chain(), { ...full, epochs: 1 })) =>
  valueOf(train({ document, data, precision: 'float64' }, { control: () => 'run' }));

describe('J = Σ wᵢ·Lᵢ / m', () => {
  const rows = encodedOf([[1], [2]], [[1], [1]]);
  const initial = [
    { name: 'output-1.W', shape: [1, 1], data: Float64Array.of(0.5) },
    { name: 'output-1.b', shape: [1], data: Float64Array.of(0) },
  ];
  const step = (data: PreparedData) =>
    valueOf(
      train(
        { document: documentOf(chain(), { ...full, epochs: 1 }), data, precision: 'float64', initial },
        { control: () => 'run' },
      ),
    );

  it('by hand: ŷ = ½, 1 and y = 1 with weights 3, ½ cost 0.375, and W moves by 0.15', () => {
    // L = ¼, 0. ∂J/∂W = 3·2·(−½)·1/2 = −1.5 = ∂J/∂b.
    const { history, model } = step(dataFrom(aNumber, weighted(rows, [3, 0.5])));
    expect(history[0]!.trainCost).toBeCloseTo(0.375, 14);
    expect(model.tensors.map(({ data }) => data[0])).toEqual([expect.closeTo(0.65, 14), expect.closeTo(0.15, 14)]);
  });

  it('counts a row of weight 0 in m alone', () => {
    const { history, model } = step(dataFrom(aNumber, weighted(rows, [0, 1])));
    expect(history[0]!.trainCost).toBe(0);
    expect(model.tensors[0]!.data[0]).toBe(0.5);
  });

  it('holds for dev rows too, and metrics count every row once', () => {
    const dev = weighted(encodedOf([[2], [4]], [[0], [0]]), [2, 0.25]);
    const data = dataFrom(aNumber, weighted(rows, [0, 1]), dev);
    const { dev: evaluation, history } = step(data);
    // W stays ½: ŷ = 1, 2, so J = (2·1 + ¼·4)/2 and RMSE = √((1 + 4)/2).
    expect(evaluation!.cost).toBeCloseTo(1.5, 14);
    expect(history[0]!.devCost).toBeCloseTo(1.5, 14);
    expect(evaluation!.metrics['rmse']).toBeCloseTo(Math.sqrt(2.5), 14);
  });

  it('holds when a finished model is evaluated', () => {
    const data = dataFrom(aNumber, weighted(rows, [0, 1]));
    const { model } = step(data);
    const job = { model, training: documentOf(chain(), full).training, data };
    expect(valueOf(evaluateModel(job, weighted(rows, [4, 1]))).cost).toBeCloseTo(0.5, 14);
  });
});

/** Twelve rows of three numbers, and whole weights from 0 to 3. */
const random = stream(5, 'rows');
const x = Array.from({ length: 12 }, () => [random.normal(), random.normal(), random.normal()]);
const whole = x.map((_, i) => [1, 3, 0, 2][i % 4]!);
const mean = whole.reduce((a, b) => a + b, 0) / whole.length;
const classes = x.map(([a, b]) => (a! > 0.4 ? 2 : b! > 0 ? 1 : 0));

const targets: readonly [string, Target, number[][]][] = [
  ['a number', aNumber, x.map(([a, b]) => [a! - b!])],
  ['two classes', twoClasses, classes.map((c) => [Math.min(c, 1)])],
  ['three classes', threeClasses, oneHot(classes, 3)],
];

describe.each(targets)('weights with %s', (_, target, y) => {
  const once = weighted(
    encodedOf(x, y),
    whole.map((w) => w / mean),
  );
  const order = whole.flatMap((w, i) => new Array<number>(w).fill(i));
  const repeated = encodedOf(
    order.map((i) => x[i]!),
    order.map((i) => y[i]!),
  );

  it('that are whole are like repeated rows, to 1e-12, over 20 steps', () => {
    const document = documentOf(chain(['dense', { units: 4 }], tanh), { ...full, epochs: 20 });
    const left = run(dataFrom(target, once), document);
    const right = run(dataFrom(target, repeated), document);
    left.model.tensors.forEach(({ data }, t) =>
      data.forEach((value, i) => expect(Math.abs(value - right.model.tensors[t]!.data[i]!)).toBeLessThan(1e-12)),
    );
    left.history.forEach(({ trainCost }, i) =>
      expect(Math.abs(trainCost - right.history[i]!.trainCost)).toBeLessThan(1e-12),
    );
  });

  it('have the gradient of the cost they give', () => {
    const document = documentOf(chain(['dense', { units: 4 }], tanh), full);
    const { ratio } = valueOf(gradientCheck({ document, data: dataFrom(target, once) }));
    expect(ratio).toBeLessThanOrEqual(1e-7);
  });

  it('that are all 1 change no bit', () => {
    const document = documentOf(chain(['dense', { units: 4 }], tanh), { ...full, epochs: 3, batchSize: 5 });
    const ones = weighted(encodedOf(x, y), new Array<number>(12).fill(1));
    expect(run(dataFrom(target, ones), document).weightHash).toBe(
      run(dataFrom(target, encodedOf(x, y)), document).weightHash,
    );
  });

  it('go with their rows into mini-batches, however these are shuffled', () => {
    // At the least rate every epoch costs what the first step does on all rows.
    const slow = { ...full, learningRate: 1e-6 };
    const inBatches = run(dataFrom(target, once), documentOf(chain(), { ...slow, batchSize: 5, epochs: 2 }));
    const [all] = run(dataFrom(target, once), documentOf(chain(), { ...slow, epochs: 1 })).history;
    for (const { trainCost } of inBatches.history) expect(trainCost).toBeCloseTo(all!.trainCost, 3);
  });
});

it('weights of rows and of classes multiply', () => {
  const output = { classWeights: 'given', weightTable: [[1, 3]] };
  const graph = graphOf([['input'], ['output', output]], ['input-1 output-1']);
  const rows = encodedOf([[0], [0]], [[0], [1]]);
  const initial = [
    { name: 'output-1.W', shape: [1, 1], data: Float64Array.of(0) },
    { name: 'output-1.b', shape: [1], data: Float64Array.of(0) },
  ];
  const data = dataFrom(twoClasses, weighted(rows, [0.5, 1.5]));
  const document = documentOf(graph, { ...full, epochs: 1 });
  const result = valueOf(train({ document, data, precision: 'float64', initial }, { control: () => 'run' }));
  // p = ½ costs log 2 a row; the class weights are 1 and 3. ∂J/∂b = (½·1·½ − 1.5·3·½)/2 = −1.
  expect(result.history[0]!.trainCost).toBeCloseTo(((0.5 * 1 + 1.5 * 3) / 2) * Math.LN2, 14);
  expect(result.model.tensors[1]!.data[0]).toBeCloseTo(0.1, 14);
});
