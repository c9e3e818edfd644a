import { describe, expect, it } from 'vitest';
import { chain, dataOf, documentOf, programOf, tanh, threeClasses, valueOf } from '../../engine/src/testing/graphs';
import { weightHash } from '../../engine/src/model/weight-hash';
import { Batches, gather } from '../../engine/src/train/batches';
import { train } from '../../engine/src/train/loop';
import type { RunResult, StepReading } from '../../engine/src/train/run';
import { stepsPerEpoch } from '../../engine/src/train/settings';

const graph = chain(['dense', { units: 6 }], tanh);
const data = dataOf(threeClasses, { train: 1050, precision: 'float64' });

const run = (training: object, rows = data): { result: RunResult; steps: StepReading[] } => {
  const steps: StepReading[] = [];
  const document = documentOf(graph, { optimizer: { kind: 'gradient-descent' }, epochs: 2, ...training });
  const job = { document, data: rows, precision: 'float64' } as const;
  const result = valueOf(train(job, { control: () => 'run', step: (at) => steps.push({ ...at }) }));
  return { result, steps };
};

describe('one setting', () => {
  it('T34: 5 000 000 rows by 1000 are 5000 mini-batches; 1050 by 64 are 17, the last of 26', () => {
    expect(stepsPerEpoch(1000, 5_000_000)).toBe(5000);
    const rows = run({ batchSize: 64, epochs: 1 }).steps.map((at) => at.rows);
    expect(rows).toEqual([...new Array<number>(16).fill(64), 26]);
  });

  it('T34: makes it batch, mini-batch or stochastic gradient descent', () => {
    const perEpoch = [0, 1050, 64, 1].map((batchSize) => run({ batchSize }).result.stepsRun / 2);
    expect(perEpoch).toEqual([1, 1, 17, 1050]);
  });

  it('T34: a batch of all rows is full gradient descent, to the bit: W := W − α·dJ/dW three times', () => {
    const settings = { shuffle: false, epochs: 3, learningRate: 0.1 };
    const program = programOf(graph, data.facts, { rows: 1050 });
    program.initialise(documentOf(graph).training.seed);
    gather(program, data.train, 0, 1050);
    for (let step = 0; step < 3; step++) {
      program.forward(1050, true);
      program.lossTotal();
      program.backward();
      program.gradients.forEach((slope, i) => (program.trained[i] = program.trained[i]! - 0.1 * slope));
    }
    const byHand = weightHash(program.save());
    for (const batchSize of [0, 1050]) expect(run({ ...settings, batchSize }).result.weightHash).toBe(byHand);
  });

  it('T34: the short last batch is averaged by its own size, and nothing of it is left in the next epoch', () => {
    const program = programOf(graph, data.facts, { rows: 64 });
    const batches = new Batches(data.train, 64, 42);
    const exact = programOf(graph, data.facts, { rows: 26 });
    batches.startEpoch(1);
    let total = 0;
    for (let b = 0; b < 17; b++) {
      const rows = batches.load(program, b);
      program.forward(rows, true);
      total = program.lossTotal();
      program.backward();
    }
    exact.x.set(program.x.subarray(0, exact.x.length));
    exact.target.set(program.target.subarray(0, exact.target.length));
    exact.forward(26, true);
    expect(total).toBe(exact.lossTotal());
    exact.backward();
    expect(program.gradients).toEqual(exact.gradients);
    // The second epoch begins with 64 rows of its own order, as if there had been no first.
    const fresh = new Batches(data.train, 64, 42);
    const other = programOf(graph, data.facts, { rows: 64 });
    batches.startEpoch(2);
    fresh.startEpoch(2);
    expect(batches.load(program, 0)).toBe(64);
    fresh.load(other, 0);
    expect(program.x).toEqual(other.x);
    expect(program.target).toEqual(other.target);
  });
});

describe('the cost of mini-batches', () => {
  it('T35: Σ size·J{t}/m over an epoch at frozen W is the J of all rows, to 1e-12', () => {
    const whole = programOf(graph, data.facts, { rows: 1050 });
    gather(whole, data.train, 0, 1050);
    whole.forward(1050, true);
    const cost = whole.lossTotal() / 1050;
    const program = programOf(graph, data.facts, { rows: 64 });
    const batches = new Batches(data.train, 64, 42);
    batches.startEpoch(1);
    let weighted = 0;
    for (let b = 0; b < batches.perEpoch; b++) {
      const rows = batches.load(program, b);
      program.forward(rows, true);
      weighted += rows * (program.lossTotal() / rows);
    }
    expect(Math.abs(weighted / 1050 - cost)).toBeLessThan(1e-12);
  });

  it('T35: holds λ/(2·size)·‖W‖² in each mini-batch, by its own size', () => {
    const { steps } = run({ batchSize: 1000, epochs: 1, l2: 0.5, learningRate: 1e-6 });
    expect(steps.map(({ rows }) => rows)).toEqual([1000, 50]);
    // W hardly moves between the two: the smaller one's penalty is 20 times as large.
    expect(steps[1]!.penalty / steps[0]!.penalty).toBeCloseTo(20, 4);
  });
});
