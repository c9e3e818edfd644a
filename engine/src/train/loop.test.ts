import { describe, expect, it, vi } from 'vitest';
import { compile } from '../compile/compile';
import { planGraph } from '../graph/plan-graph';
import { predict } from '../model/predict';
import { weightHash } from '../model/weight-hash';
import { aNumber, chain, dataOf, documentOf, relu, tanh, threeClasses, twoClasses, valueOf } from '../testing/graphs';
import { evaluateModel, evaluateTest } from './evaluate-model';
import { train } from './loop';
import type { TrainJob } from './prepare';
import type { RunResult, Snapshot, TrainHost } from './run';

const go: TrainHost = { control: () => 'run' };
const graph = chain(['dense', { units: 12 }], ['batch-norm'], relu, ['dropout', { keep: 0.9 }]);
const data = dataOf(threeClasses);
const job = (training = {}, over: Partial<TrainJob> = {}): TrainJob => ({
  document: documentOf(graph, training),
  data,
  ...over,
});
const run = (training = {}, host: TrainHost = go, over: Partial<TrainJob> = {}): RunResult =>
  valueOf(train(job(training, over), host));

/** Stops after some mini-batches. */
const stopAfter = (steps: number): TrainHost => {
  let asked = 0;
  return { control: () => (asked++ < steps ? 'run' : 'stop') };
};

describe('a run', () => {
  it('learns, and says what it did', () => {
    const steps: number[] = [];
    const epochs: number[] = [];
    const host: TrainHost = { ...go, step: ({ step }) => steps.push(step), epoch: ({ epoch }) => epochs.push(epoch) };
    const result = run({ epochs: 60 }, host);
    expect(result.status).toBe('done');
    expect(result).toMatchObject({ epochsRun: 60, stepsRun: 240, keptEpoch: 60 });
    expect(steps).toEqual(Array.from({ length: 240 }, (_, i) => i + 1));
    expect(epochs).toEqual(result.history.map(({ epoch }) => epoch));
    expect(result.history.at(-1)!.trainCost).toBeLessThan(result.history[0]!.trainCost / 2);
    expect(result.train!.metrics['accuracy']).toBeGreaterThan(0.85);
    expect([...result.batchCost.steps]).toEqual(steps);
    const best = result.history.reduce((least, point) => (point.devCost < least.devCost ? point : least));
    expect(result.best).toEqual({ epoch: best.epoch, devCost: best.devCost });
    expect(result.dev!.cost).toBeCloseTo(result.history.at(-1)!.devCost, 12);
    expect(result.weightHash).toBe(weightHash(result.model.tensors));
  });

  it('gives the same bits for the same seed, other bits for another', () => {
    expect(run().weightHash).toBe(run().weightHash);
    expect(run().weightHash).not.toBe(run({ seed: 43 }).weightHash);
  });

  it('does not depend on being watched', () => {
    const watched: TrainHost = {
      ...go,
      step: () => {},
      epoch: () => {},
      wantsSnapshot: () => true,
      snapshot: () => {},
    };
    expect(run({}, watched).weightHash).toBe(run().weightHash);
  });

  it('never touches the test rows (T05)', () => {
    const test = vi.fn(data.test);
    run({}, go, { data: { ...data, test } });
    expect(test).not.toHaveBeenCalled();
  });

  it('with batch size 0 is the same as with all train rows (T34)', () => {
    expect(run({ batchSize: 0 }).weightHash).toBe(run({ batchSize: 100 }).weightHash);
    expect(run({ batchSize: 0 }).stepsRun).toBe(20);
  });

  it('runs in float64 as well, to nearly the same place', () => {
    const quiet = documentOf(chain(['dense', { units: 6 }], tanh), { epochs: 3 });
    const wide = run({}, go, { document: quiet, precision: 'float64' });
    const narrow = run({}, go, { document: quiet });
    wide.model.tensors.forEach(({ data: expected }, i) => {
      narrow.model.tensors[i]!.data.forEach((value, j) => expect(value).toBeCloseTo(expected[j]!, 3));
    });
  });

  it('learns numbers and two classes too', () => {
    for (const [target, metric] of [
      [aNumber, 'r2'],
      [twoClasses, 'accuracy'],
    ] as const) {
      const result = valueOf(
        train(
          { document: documentOf(chain(['dense', { units: 16 }], relu), { epochs: 150 }), data: dataOf(target) },
          go,
        ),
      );
      expect(result.train!.metrics[metric]).toBeGreaterThan(0.9);
    }
  });

  it('measures metrics of a number target in its own units', () => {
    const plain = dataOf(aNumber);
    const scaled = {
      ...plain,
      pipeline: { ...plain.pipeline, targetScaling: [{ scaler: 'z-score', stats: { mean: 500, deviation: 10 } }] },
    };
    const numbers = documentOf(chain(['dense', { units: 8 }], relu));
    const before = valueOf(train({ document: numbers, data: plain }, go));
    const after = valueOf(train({ document: numbers, data: scaled }, go));
    expect(after.weightHash).toBe(before.weightHash);
    expect(after.train!.cost).toBe(before.train!.cost);
    expect(after.train!.metrics['rmse']! / before.train!.metrics['rmse']!).toBeCloseTo(10, 4);
    const [first] = valueOf(predict(after.model, plain.train.x, 1));
    const [unscaled] = valueOf(predict(before.model, plain.train.x, 1));
    expect(first).toBeCloseTo(500 + 10 * unscaled!, 3);
  });

  it('goes on from given weights', () => {
    const first = run({ epochs: 30 });
    const next = run({ epochs: 1, learningRate: 1e-6 }, go, { initial: first.model.tensors });
    expect(next.history[0]!.devCost).toBeCloseTo(first.history.at(-1)!.devCost, 2);
    expect(train(job({}, { initial: first.model.tensors.slice(1) }), go)).toMatchObject({
      ok: false,
      issues: [{ code: 'train/weights', message: expect.stringContaining('dense-1.W') }],
    });
  });
});

describe('cost', () => {
  it('of a mini-batch is weighted by its rows: at fixed weights the epoch has the J of all rows (T35)', () => {
    // A rate too small to move float32 weights keeps them where they are; batches of 32, 32, 32 and 4 rows.
    const still = documentOf(chain(['dense', { units: 6 }], tanh), {
      epochs: 1,
      learningRate: 1e-6,
      optimizer: { kind: 'gradient-descent' },
    });
    const result = valueOf(train({ document: still, data, precision: 'float64' }, go));
    expect(result.stepsRun).toBe(4);
    expect(result.history[0]!.trainCost).toBeCloseTo(result.train!.cost, 5);
    const weighted = [32, 32, 32, 4].reduce((sum, rows, b) => sum + rows * result.batchCost.cost[b]!, 0) / 100;
    expect(weighted).toBeCloseTo(result.history[0]!.trainCost, 6);
  });

  it('holds the penalty: λ/(2m)·Σ‖W‖² with m the rows of a full mini-batch (T11)', () => {
    const result = run({ l2: 2, epochs: 3 });
    const squares = result.model.tensors
      .filter(({ name }) => name.endsWith('.W'))
      .reduce((sum, { data: w }) => sum + [...w].reduce((total, value) => total + value * value, 0), 0);
    for (const part of [result.train!, result.dev!]) {
      expect(part.penalty).toBeCloseTo((2 / 64) * squares, 6);
      expect(part.cost).toBeCloseTo(part.dataCost + part.penalty, 12);
    }
  });

  it('with a penalty gives smaller weights, and other ones', () => {
    const size = (l2: number): number =>
      run({ l2 })
        .model.tensors.filter(({ name }) => name.endsWith('.W'))
        .reduce((sum, { data: w }) => sum + [...w].reduce((total, value) => total + value * value, 0), 0);
    expect(size(5)).toBeLessThan(size(0) / 2);
  });

  it('under gradient descent is weight decay: W := (1 − αλ/m)·W − α·dW (T12)', () => {
    const alpha = 0.1;
    const lambda = 0.7;
    const plainNet = chain(['dense', { units: 6 }], tanh);
    const settings = { epochs: 1, batchSize: 0, learningRate: alpha, optimizer: { kind: 'gradient-descent' } };
    const once = (l2: number): RunResult =>
      valueOf(train({ document: documentOf(plainNet, { ...settings, l2 }), data, precision: 'float64' }, go));
    const program = valueOf(compile(planGraph(plainNet, data.facts), data.facts, { precision: 'float64', rows: 1 }));
    program.initialise(42);
    const start = program.save();
    const plain = once(0).model.tensors;
    once(lambda).model.tensors.forEach(({ name, data: decayed }, i) => {
      const factor = name.endsWith('.W') ? (alpha * lambda) / 100 : 0;
      decayed.forEach((value, j) => expect(value).toBeCloseTo(plain[i]!.data[j]! - factor * start[i]!.data[j]!, 7));
    });
  });

  it('falls at every step of gradient descent with a small rate on all rows (T15)', () => {
    const convex = documentOf(chain(), {
      batchSize: 0,
      learningRate: 0.1,
      epochs: 100,
      l2: 1,
      optimizer: { kind: 'gradient-descent' },
    });
    const { history } = valueOf(train({ document: convex, data, precision: 'float64' }, go));
    for (let i = 1; i < history.length; i++) expect(history[i]!.trainCost).toBeLessThan(history[i - 1]!.trainCost);
  });
});

describe('stopping', () => {
  it('keeps the best epoch on the dev rows', () => {
    // 25 whole epochs and a piece of the next.
    const full = run({ epochs: 25 });
    const stopped = run({ epochs: 200 }, stopAfter(25 * 4 + 2));
    expect(stopped).toMatchObject({ status: 'stopped', epochsRun: 25, stepsRun: 102 });
    expect(stopped.keptEpoch).toBe(full.best!.epoch);
    expect(stopped.best).toEqual(full.best);
    expect(stopped.dev!.cost).toBeCloseTo(full.best!.devCost, 12);
    // The weights of that epoch, to the bit: a run of just so many epochs ends with them.
    expect(stopped.weightHash).toBe(run({ epochs: full.best!.epoch }).weightHash);
  });

  it('keeps the last finished epoch when there are no dev rows, and the initial weights before the first', () => {
    const alone = { data: dataOf(threeClasses, { dev: 0 }) };
    const stopped = run({}, stopAfter(9), alone);
    expect(stopped).toMatchObject({ status: 'stopped', epochsRun: 2, keptEpoch: 2, best: null, dev: null });
    expect(stopped.history[0]!.devCost).toBeNaN();
    expect(stopped.weightHash).toBe(run({ epochs: 2 }, go, alone).weightHash);
    const early = run({}, stopAfter(1), alone);
    expect(early).toMatchObject({ keptEpoch: 0, epochsRun: 0, stepsRun: 1 });
    const program = valueOf(compile(planGraph(graph, data.facts), data.facts, { precision: 'float32', rows: 1 }));
    program.initialise(42);
    expect(early.weightHash).toBe(weightHash(program.save()));
  });
});

describe('numbers that are none', () => {
  const numbers = dataOf(aNumber);
  const explode = (training = {}): RunResult =>
    valueOf(
      train(
        {
          document: documentOf(chain(['dense', { units: 8 }], relu), {
            optimizer: { kind: 'gradient-descent' },
            learningRate: 10,
            epochs: 500,
            ...training,
          }),
          data: numbers,
        },
        go,
      ),
    );

  it('end the run with the place, the weights of the last finite epoch, and a smaller rate to try', () => {
    const result = explode({ batchSize: 0 });
    expect(result.status).toBe('not-finite');
    expect(result.keptEpoch).toBe(result.epochsRun);
    expect(result.issue).toMatchObject({
      code: 'train/not-finite',
      level: 'error',
      nodeId: expect.stringMatching(/^(dense|activation|output)-1$/),
      fixes: [{ label: 'Train with α 1', edit: { do: 'training', set: { learningRate: 1 } } }],
    });
    expect(result.issue!.message).toMatch(
      new RegExp(`^(Cost|A gradient|A weight) became .* at epoch ${result.epochsRun + 1}, batch 1, first in .*\\. `),
    );
    for (const { data: values } of result.model.tensors) expect(values.every(Number.isFinite)).toBe(true);
    for (const cost of result.batchCost.cost) expect(Number.isFinite(cost)).toBe(true);
    // The kept weights are those of that epoch, to the bit.
    expect(result.epochsRun).toBeGreaterThan(0);
    expect(result.weightHash).toBe(explode({ batchSize: 0, epochs: result.epochsRun }).weightHash);
  });

  it('in the data name the first block they reach', () => {
    const broken = { ...numbers, seen: { ...numbers.seen, x: numbers.seen.x.slice() } };
    broken.seen.x[7] = Infinity;
    const result = valueOf(train({ document: documentOf(chain(['dense', { units: 4 }], tanh)), data: broken }, go));
    expect(result).toMatchObject({ status: 'not-finite', keptEpoch: 0, issue: { nodeId: 'input-1' } });
    expect(result.issue!.message).toContain('The initial weights are kept.');
  });
});

describe('what stands in the way', () => {
  it('comes back as issues', () => {
    const codes = (over: Partial<TrainJob>): string[] => {
      const result = train(job({}, over), go);
      return result.ok ? [] : result.issues.map(({ code }) => code);
    };
    expect(codes({ document: documentOf(graph, { learningRate: -1 }) })).toEqual(['params/range']);
    expect(codes({ document: documentOf(graph, { optimizer: { kind: 'magic' } }) })).toEqual(['params/kind']);
    expect(codes({ document: documentOf({ nodes: [], edges: [] }) }).length).toBeGreaterThan(0);
    expect(codes({ data: dataOf(threeClasses, { train: 0 }) })).toEqual(['train/no-rows']);
    const two = documentOf(chain(), {});
    expect(codes({ document: two, data: { ...data, seen: { ...data.seen, outputs: 1 } } })).toEqual([
      'train/target-width',
    ]);
  });
});

describe('pictures of the inside', () => {
  it('are taken when wanted and of the last batch, one reading a block, gradients included', () => {
    const pictures: Snapshot[] = [];
    let wanted = 0;
    run(
      { epochs: 2 },
      { ...go, wantsSnapshot: () => ++wanted % 3 === 0, snapshot: (picture) => pictures.push(picture) },
    );
    expect(pictures.map(({ step }) => step)).toEqual([3, 6, 8]);
    expect(pictures[0]!.blocks.map(({ nodeId }) => nodeId)).toEqual(graph.nodes.map(({ id }) => id));
    for (const { nodeId, gradientNorm, deviation } of pictures[1]!.blocks) {
      expect(deviation).toBeGreaterThan(0);
      if (nodeId === 'input-1') expect(gradientNorm).toBeNaN();
      else expect(gradientNorm).toBeGreaterThan(0);
    }
  });
});

describe('a trained model', () => {
  const result = run({ epochs: 5 });
  const settings = { model: result.model, training: documentOf(graph).training, data };

  it('evaluates to what the run said, and to the test rows when asked', () => {
    expect(valueOf(evaluateModel(settings, data.dev))).toEqual(result.dev);
    expect(valueOf(evaluateTest(settings)).rows).toBe(10);
  });

  it('predicts the same bits twice, alone or in a batch, and without dropout (T17, T64)', () => {
    const together = valueOf(predict(result.model, data.train.x, 100));
    expect(valueOf(predict(result.model, data.train.x, 100))).toEqual(together);
    const alone = valueOf(predict(result.model, data.train.x.subarray(4 * 57, 4 * 58), 1));
    expect(alone).toEqual(together.slice(3 * 57, 3 * 58));
    const nodes = result.model.graph.nodes.map((node) =>
      node.kind === 'dropout' ? { ...node, params: { keep: 1 } } : node,
    );
    const without = { ...result.model, graph: { ...result.model.graph, nodes } };
    expect(valueOf(predict(without, data.train.x, 100))).toEqual(together);
  });

  it('without all its weights is refused by name', () => {
    const half = { ...result.model, tensors: result.model.tensors.slice(0, -1) };
    expect(predict(half, data.train.x, 1)).toMatchObject({
      ok: false,
      issues: [{ message: expect.stringContaining('output-1.b') }],
    });
  });
});
