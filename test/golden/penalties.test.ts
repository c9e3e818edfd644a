import { describe, expect, it } from 'vitest';
import { gradientCheck } from '../../engine/src/check/gradient-check';
import { jsKernels } from '../../engine/src/kernels/js';
import type { Graph, TrainingSpec } from '../../engine/src/project/document';
import { stream } from '../../engine/src/random/stream';
import l1 from '../../engine/src/regularizers/l1';
import l2 from '../../engine/src/regularizers/l2';
import {
  aNumber,
  chain,
  dataOf,
  documentOf,
  programOf,
  tanh,
  threeClasses,
  twoClasses,
  valueOf,
} from '../../engine/src/testing/graphs';
import { dataFrom, encodedOf } from '../../engine/src/testing/rows';
import { train } from '../../engine/src/train/loop';
import { Penalties } from '../../engine/src/train/penalties';
import type { RunResult, StepReading, TrainHost } from '../../engine/src/train/run';

type Training = Partial<TrainingSpec>;

const data = dataOf(threeClasses, { precision: 'float64' });
const graph = chain(['dense', { units: 6 }], tanh, ['dense', { units: 5 }], tanh);
const run = (training: Training, net: Graph = graph, rows = data): RunResult =>
  valueOf(train({ document: documentOf(net, training), data: rows, precision: 'float64' }, { control: () => 'run' }));
const readings = (training: Training, net: Graph = graph): StepReading[] => {
  const told: StepReading[] = [];
  const job = { document: documentOf(net, training), data, precision: 'float64' } as const;
  valueOf(train(job, { control: () => 'run', step: (at) => told.push({ ...at }) }));
  return told;
};
const weightsOf = ({ model }: RunResult): number[] => model.tensors.flatMap(({ data: values }) => [...values]);
const plain = { optimizer: { kind: 'gradient-descent' }, batchSize: 0, learningRate: 0.1, epochs: 20 } as const;
const settings = documentOf(graph).training;

describe('L2 in the cost', () => {
  it('T10: w = [3, 4], λ = 0.7, m = 100 costs 0.0875, and b costs nothing', () => {
    expect(l2.penalty(jsKernels, Float64Array.of(3, 4), 2, 0.7, 100)).toBeCloseTo(0.0875, 15);
    const logistic = programOf(chain(), { ...dataOf(twoClasses, { features: 2 }).facts }, {});
    logistic.load([
      { name: 'output-1.W', shape: [2, 1], data: Float64Array.of(3, 4) },
      { name: 'output-1.b', shape: [1], data: Float64Array.of(1000) },
    ]);
    expect(new Penalties(logistic, { ...settings, l2: 0.7 }).cost(100)).toBeCloseTo(0.0875, 15);
  });

  it('T10: J is reported in its two parts at every step', () => {
    for (const { cost, dataCost, penalty } of readings({ ...plain, l2: 0.7 })) {
      expect(penalty).toBeGreaterThan(0);
      expect(cost).toBe(dataCost + penalty);
    }
    const { history } = run({ ...plain, l2: 0.7 });
    for (const { trainCost, trainPenalty } of history) expect(trainPenalty).toBeLessThan(trainCost);
    for (const { trainPenalty } of run(plain).history) expect(trainPenalty).toBe(0);
  });

  it('T11: the layers’ parts sum to the penalty to 1e-12', () => {
    const penalties = new Penalties(programOf(graph, data.facts), { ...settings, l2: 0.7, l1: 0.3 });
    const parts = Object.values(penalties.parts(100));
    expect(parts).toHaveLength(3);
    expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - penalties.cost(100))).toBeLessThan(1e-12);
  });

  it('T11: the gradient check with λ stays at most 1e-7', () => {
    const { ratio } = valueOf(gradientCheck({ document: documentOf(graph, { l2: 0.7 }), data }));
    expect(ratio).toBeLessThanOrEqual(1e-7);
  });

  it('T11: a block’s own λ goes before the run’s', () => {
    const own = chain(['dense', { units: 6, l2: 0 }], tanh, ['dense', { units: 5, l2: 3 }], tanh);
    const parts = new Penalties(programOf(own, data.facts), { ...settings, l2: 0.7 }).parts(100);
    const global = new Penalties(programOf(graph, data.facts), { ...settings, l2: 0.7 }).parts(100);
    expect(Object.keys(parts)).toEqual(['dense-2.W', 'output-1.W']);
    expect(parts['dense-2.W']! / global['dense-2.W']!).toBeCloseTo(3 / 0.7, 12);
    expect(parts['output-1.W']).toBe(global['output-1.W']);
  });

  it('T09: a large λ leads to the error of the majority class, λ = 0 to the lowest', () => {
    const random = stream(3, 'xor');
    const x = Array.from({ length: 120 }, () => [random.normal(), random.normal()]);
    // XOR-like, 70 % of one class.
    const y = x.map(([a, b], i) => [a! * b! > 0 && i % 5 < 3 ? 1 : 0]);
    const rows = dataFrom(twoClasses, encodedOf(x, y));
    const share = y.filter(([c]) => c === 1).length / y.length;
    const error = (lambda: number): number => {
      const net = chain(['dense', { units: 12 }], tanh);
      return (
        1 - run({ epochs: 150, learningRate: 0.02, l2: lambda, batchSize: 0 }, net, rows).train!.metrics['accuracy']!
      );
    };
    const errors = [0, 3, 100].map(error);
    expect(errors[2]).toBeCloseTo(Math.min(share, 1 - share), 12);
    expect(errors[0]).toBeLessThan(errors[2]! - 0.05);
    expect(Math.min(...errors)).toBe(errors[0]);
  });
});

describe('weight decay', () => {
  it('T12: α = 0.1, λ = 0.7, m = 100 multiplies by 0.9993', () => {
    const w = Float64Array.of(1);
    l2.apart.step(jsKernels, w, 1, 0.7, 100, 0.1);
    expect(w[0]).toBeCloseTo(0.9993, 15);
  });

  it('T12: under plain gradient descent both forms give the same W', () => {
    const [inCost, decay] = [
      run({ ...plain, epochs: 1, l2: 0.7 }),
      run({ ...plain, epochs: 1, l2: 0.7, l2Form: 'decay' }),
    ];
    weightsOf(inCost).forEach((w, i) => expect(Math.abs(w - weightsOf(decay)[i]!)).toBeLessThan(1e-15));
  });

  it('T12: with Adam they differ, and decay is no part of J', () => {
    const adam = { optimizer: { kind: 'adam' }, batchSize: 0, epochs: 20, l2: 5 };
    const [inCost, decay] = [run(adam), run({ ...adam, l2Form: 'decay' })];
    expect(inCost.weightHash).not.toBe(decay.weightHash);
    expect(inCost.train!.penalty).toBeGreaterThan(0);
    expect(decay.train!.penalty).toBe(0);
  });
});

describe('L1', () => {
  /** y follows from the first 2 of 20 columns. */
  const random = stream(11, 'linear data');
  const x = Array.from({ length: 200 }, () => Array.from({ length: 20 }, () => random.normal()));
  const y = x.map((row) => [3 * row[0]! - 2 * row[1]! + 0.1 * random.normal()]);
  const rows = dataFrom(aNumber, encodedOf(x, y));
  const linear = (training: Training): number[] => {
    const result = run({ ...plain, learningRate: 0.05, epochs: 500, ...training }, chain(), rows);
    return [...result.model.tensors.find(({ name }) => name === 'output-1.W')!.data];
  };
  const zeros = (weights: readonly number[]): number => weights.filter((w) => w === 0).length;

  it('T13: costs λ/(2m)·Σ|w|, with the sub-gradient λ/(2m)·sign(w) and 0 at 0', () => {
    const w = Float64Array.of(3, -4, 0);
    expect(l1.penalty(jsKernels, w, 3, 0.7, 100)).toBeCloseTo((0.7 / 200) * 7, 15);
    const dw = new Float64Array(3);
    l1.addGradient(jsKernels, w, dw, 3, 0.7, 100);
    expect([...dw]).toEqual([0.7 / 200, -0.7 / 200, 0]);
  });

  it('T13: the proximal step makes at least 15 of 20 weights exactly 0 and keeps the useful two', () => {
    const weights = linear({ l1: 100, l1Form: 'proximal' });
    expect(zeros(weights)).toBeGreaterThanOrEqual(15);
    expect(weights[0]).toBeGreaterThan(2);
    expect(weights[1]).toBeLessThan(-1);
  });

  it('T13: L2 makes no weight exactly 0, and neither does the sub-gradient', () => {
    expect(zeros(linear({ l2: 100 }))).toBe(0);
    expect(zeros(linear({ l1: 100 }))).toBe(0);
  });

  it('T13: L1 and L2 of the same λ are different runs', () => {
    expect(run({ l1: 2 }).weightHash).not.toBe(run({ l2: 2 }).weightHash);
  });

  it('T13: the gradient check holds with L1, and names weights at 0 as kinks', () => {
    const start = chain(['dense', { units: 3, init: { kind: 'zeros' } }], tanh);
    const result = valueOf(gradientCheck({ document: documentOf(start, { l1: 0.7 }), data }));
    expect(result.kinks).toHaveLength(4 * 3);
    expect(result.kinks.every(({ nodeId, name }) => nodeId === 'dense-1' && name === 'W')).toBe(true);
    expect(valueOf(gradientCheck({ document: documentOf(graph, { l1: 0.7 }), data })).ratio).toBeLessThanOrEqual(1e-7);
    const proximal = documentOf(graph, { l1: 0.7, l1Form: 'proximal' });
    expect(valueOf(gradientCheck({ document: proximal, data })).ratio).toBeLessThanOrEqual(1e-7);
  });
});

describe('J with the penalty in it', () => {
  it('T15: falls at every step of gradient descent below 2/L on a convex case, while the data part alone may rise', () => {
    // From the bottom of the data part, the penalty can only be lowered by climbing there.
    const bottom = run({ ...plain, learningRate: 0.5, epochs: 500 }, chain()).model.tensors;
    const told: StepReading[] = [];
    const document = documentOf(chain(), { ...plain, learningRate: 0.05, l2: 5, epochs: 100 });
    const host: TrainHost = { control: () => 'run', step: (at) => told.push({ ...at }) };
    valueOf(train({ document, data, precision: 'float64', initial: bottom }, host));
    told.slice(1).forEach(({ cost }, i) => expect(cost).toBeLessThanOrEqual(told[i]!.cost));
    expect(told.slice(1).some(({ dataCost }, i) => dataCost > told[i]!.dataCost)).toBe(true);
  });
});
