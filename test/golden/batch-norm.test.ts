import { describe, expect, it } from 'vitest';
import { gradientCheck } from '../../engine/src/check/gradient-check';
import type { GradientCheckResult } from '../../engine/src/check/result';
import type { Program } from '../../engine/src/compile/program';
import { planGraph } from '../../engine/src/graph/plan-graph';
import batchNorm from '../../engine/src/layers/batch-norm';
import type { Graph } from '../../engine/src/project/document';
import { stream } from '../../engine/src/random/stream';
import {
  chain,
  dataOf,
  documentOf,
  graphOf,
  programOf,
  tanh,
  threeClasses,
  valueOf,
  type Spec,
} from '../../engine/src/testing/graphs';
import { benchOf, type Bench } from '../../engine/src/testing/layer-bench';
import { gather } from '../../engine/src/train/batches';
import { train } from '../../engine/src/train/loop';
import { recomputeStatistics } from '../../engine/src/train/recompute-statistics';

const data = dataOf(threeClasses);
const { facts } = data;

/** Batch norm of one unit over a batch z, with γ 1, β 0 and the least ε. */
const unit = (z: readonly number[]): Bench => {
  const sample = { params: { epsilon: 1e-8 }, inputs: [[1]] };
  const bench = benchOf(batchNorm, sample, { precision: 'float64', capacity: z.length });
  bench.context.x[0]!.set(z);
  bench.context.w['gamma']![0] = 1;
  bench.context.w['beta']![0] = 0;
  return bench;
};

const outputs = (bench: Bench): number[] => {
  bench.forward(bench.capacity, true);
  return [...bench.context.y];
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]): number => {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) * (value - centre)));
};
const columns = (matrix: readonly (readonly number[])[]): number[][] =>
  matrix[0]!.map((_, j) => matrix.map((row) => row[j]!));

const expectNear = (values: ArrayLike<number>, expected: readonly number[], tolerance: number): void => {
  expect(values).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(Math.abs(values[i]! - value)).toBeLessThan(tolerance));
};

const check = (graph: Graph): GradientCheckResult => valueOf(gradientCheck({ document: documentOf(graph), data }));

describe('batch norm, forward', () => {
  it('T58: z = [1, 2, 3, 4] becomes ±1.34164, ±.44721: mean 0, variance 1', () => {
    const y = outputs(unit([1, 2, 3, 4]));
    expectNear(y, [-1.34164, -0.44721, 0.44721, 1.34164], 5e-6);
    expect(Math.abs(mean(y))).toBeLessThan(1e-12);
    // The variance has 1/m; what is short of 1 is ε.
    expect(variance(y)).toBeCloseTo(1.25 / (1.25 + 1e-8), 12);
  });

  it('T59: γ = √(σ² + ε) and β = μ give z̃ = z to 1e-12', () => {
    const z = [0.3, -2, 5, 7.5];
    const bench = unit(z);
    bench.context.w['gamma']![0] = Math.sqrt(variance(z) + 1e-8);
    bench.context.w['beta']![0] = mean(z);
    expectNear(outputs(bench), z, 1e-12);
  });

  it('T59: four vectors are counted, γ and β trained, the running mean and variance not', () => {
    const norm = planGraph(chain(['dense', { units: 7 }], ['batch-norm']), facts).byId.get('batch-norm-1')!;
    expect(norm).toMatchObject({ parameters: 2 * 7, statistics: 2 * 7 });
    expect(norm.weights.map(({ name }) => name)).toEqual(['gamma', 'beta', 'runningMean', 'runningVariance']);
  });

  it('T60: a constant added to all z leaves the output equal to 1e-12', () => {
    const z = [1, -2, 4, 0.5, 3];
    expectNear(outputs(unit(z.map((value) => value + 17))), outputs(unit(z)), 1e-12);
  });

  it('T60: so the dense layer before it has no b, and the parameter count falls by n[l]', () => {
    const hidden = (...norm: readonly Spec[]) => planGraph(chain(['dense', { units: 7 }], ...norm, tanh), facts);
    const dense = hidden(['batch-norm']).byId.get('dense-1')!;
    expect(dense.weights.map(({ name }) => name)).toEqual(['W']);
    expect(hidden().byId.get('dense-1')!.parameters - dense.parameters).toBe(7);
  });

  it('T62: with the first layer three times as large a later z keeps its mean and variance; without, it does not', () => {
    /** Mean and variance of every z of the second dense layer. */
    const momentsAfter = (norm: boolean, factor: number): number[] => {
      const between = norm ? ([['batch-norm', { epsilon: 1e-8 }]] as const) : [];
      const graph = chain(['dense', { units: 6 }], ...between, tanh, ['dense', { units: 5 }]);
      const program = programOf(graph, facts, { rows: 100, keepOutputs: true });
      gather(program, data.train, 0, 100);
      const first = program.tensors.find(({ name }) => name === 'dense-1.W')!;
      first.data.forEach((value, i) => (first.data[i] = factor * value));
      program.forward(100, true);
      const { y, width } = program.buffersOf('dense-2')!;
      const units = Array.from({ length: width }, (_, j) => [...y].filter((_, i) => i % width === j));
      return units.flatMap((z) => [mean(z), variance(z)]);
    };
    // ε alone tells the two scales apart: ε/σ², a few 1e-8.
    expectNear(momentsAfter(true, 3), momentsAfter(true, 1), 1e-7);
    const moved = momentsAfter(false, 3).map((value, i) => Math.abs(value - momentsAfter(false, 1)[i]!));
    expect(Math.max(...moved)).toBeGreaterThan(0.3);
  });

  it('T63: the noise of z̃ of one row over random batches falls as 1/√size: 64 → 512 by 2.83 ± .4', () => {
    const random = stream(5, 'batches');
    const noise = (size: number): number => {
      const bench = unit(new Array(size).fill(0));
      const seen = Array.from({ length: 1500 }, () => {
        const z = bench.context.x[0]!;
        for (let i = 1; i < size; i++) z[i] = random.normal();
        z[0] = 1;
        return outputs(bench)[0]!;
      });
      return Math.sqrt(variance(seen));
    };
    expect(Math.abs(noise(64) / noise(512) - Math.sqrt(8))).toBeLessThan(0.4);
  });
});

describe('batch norm, gradients', () => {
  const graph = chain(['dense', { units: 8 }], ['batch-norm'], tanh, ['dense', { units: 5 }], ['batch-norm'], tanh);

  it('T61: of a net with batch norm agree to 1e-7', () => {
    const result = check(graph);
    expect(result.ratio).toBeLessThanOrEqual(1e-7);
    expect(result.checked).toBe(result.parameters);
  });

  it.each(['momentum', 'rmsprop', 'adam'])('T61: they also do at weights that %s has trained', (kind) => {
    const document = documentOf(graph, { optimizer: { kind }, epochs: 3 });
    const run = valueOf(train({ document, data }, { control: () => 'run' }));
    const result = valueOf(gradientCheck({ document, data, trained: run.model.tensors }));
    expect(result.hashBefore).toBe(run.weightHash);
    expect(result.ratio).toBeLessThanOrEqual(1e-7);
  });

  it('T60: b has gradient 0 where a bias stands in front by way of a branch', () => {
    const branches = graphOf(
      [['input'], ['dense', { units: 4 }], ['dense', { units: 4 }], ['add'], ['batch-norm'], tanh, ['output']],
      [
        'input-1 dense-1',
        'input-1 dense-2',
        'dense-1 add-1.x1',
        'dense-2 add-1.x2',
        'add-1 batch-norm-1',
        'batch-norm-1 activation-1',
        'activation-1 output-1',
      ],
    );
    const { tensors, verdict } = check(branches);
    const biases = tensors.filter(({ nodeId, name }) => nodeId.startsWith('dense') && name === 'b');
    expect(biases).toHaveLength(2);
    for (const { analytic, cancelled } of biases) {
      expectNear(analytic, [0, 0, 0, 0], 1e-12);
      expect(cancelled).toBe(true);
    }
    expect(verdict).toBe('good');
  });
});

describe('batch norm, predicting', () => {
  const epsilon = 1e-5;
  const graph = chain(['dense', { units: 6 }], ['batch-norm'], tanh, ['dense', { units: 5 }], ['batch-norm']);
  const { train: rows } = data;

  /** A network after some passes of training, and one that predicts `size` rows at a time with its weights. */
  const pair = (size: number): { program: Program; predictor: Program } => {
    const program = programOf(graph, facts, { rows: 25 });
    const random = stream(4, 'scales');
    for (const { role, data: values } of program.tensors) {
      if (role === 'scale') values.forEach((_, i) => (values[i] = random.normal()));
    }
    for (let start = 0; start < rows.rows; start += 25) {
      gather(program, rows, start, 25);
      program.forward(25, true);
    }
    return { program, predictor: programOf(graph, facts, { rows: size, inference: true, shareWeightsOf: program }) };
  };

  const tensorOf = (program: Program, name: string): number[] => [
    ...program.tensors.find((tensor) => tensor.name === name)!.data,
  ];

  /** x·W of a dense layer without b, row by row. */
  const times = (x: readonly (readonly number[])[], W: readonly number[]): number[][] => {
    const units = W.length / x[0]!.length;
    return x.map((row) =>
      Array.from({ length: units }, (_, j) => row.reduce((sum, value, i) => sum + value * W[i * units + j]!, 0)),
    );
  };

  /** z of both dense layers for all train rows, the second by way of the exact statistics of the first. */
  const expectedInputs = (program: Program): [number[][], number[][]] => {
    const x = Array.from({ length: rows.rows }, (_, i) => [...rows.x.subarray(i * 4, (i + 1) * 4)]);
    const first = times(x, tensorOf(program, 'dense-1.W'));
    const [gamma, beta] = ['gamma', 'beta'].map((name) => tensorOf(program, `batch-norm-1.${name}`));
    const statistics = columns(first).map((z) => ({ mu: mean(z), perSigma: 1 / Math.sqrt(variance(z) + epsilon) }));
    const a = first.map((row) =>
      row.map((z, j) => Math.tanh(gamma![j]! * (z - statistics[j]!.mu) * statistics[j]!.perSigma + beta![j]!)),
    );
    return [first, times(a, tensorOf(program, 'dense-2.W'))];
  };

  it('T64: recomputed statistics are μ and σ² (1/m) of all train rows to 1e-12', () => {
    const { program, predictor } = pair(7);
    const before = [...program.statistics];
    recomputeStatistics(predictor, rows);
    expectedInputs(program).forEach((z, i) => {
      expectNear(tensorOf(program, `batch-norm-${i + 1}.runningMean`), columns(z).map(mean), 1e-12);
      expectNear(tensorOf(program, `batch-norm-${i + 1}.runningVariance`), columns(z).map(variance), 1e-12);
    });
    // Running averages of four batches from (0, 1) are still far from there.
    expect(Math.max(...before.map((value, i) => Math.abs(value - program.statistics[i]!)))).toBeGreaterThan(0.1);
  });

  it('T64: they have the same bits whatever number of rows is read at a time', () => {
    const [some, all] = [pair(7), pair(100)];
    recomputeStatistics(some.predictor, rows);
    recomputeStatistics(all.predictor, rows);
    expect(some.program.statistics).toEqual(all.program.statistics);
  });

  it('T64: without rows nothing changes', () => {
    const { program, predictor } = pair(7);
    const before = program.statistics.slice();
    recomputeStatistics(predictor, { ...rows, rows: 0 });
    expect(program.statistics).toEqual(before);
  });

  it('T64: a row predicts the same bits alone as in any batch', () => {
    const { predictor } = pair(30);
    recomputeStatistics(predictor, rows);
    gather(predictor, rows, 0, 30);
    predictor.forward(30, false);
    const { outputs: width } = predictor;
    const together = predictor.yHat.slice();
    for (let i = 0; i < 30; i++) {
      gather(predictor, rows, i, 1);
      predictor.forward(1, false);
      expect(predictor.yHat.slice(0, width)).toEqual(together.slice(i * width, (i + 1) * width));
    }
  });
});
