import { describe, expect, it } from 'vitest';
import { jsKernels } from '../kernels/js';
import type { TrainingSpec } from '../project/document';
import { chain, dataOf, documentOf, relu, tanh, threeClasses, valueOf } from '../testing/graphs';
import { clipGradient } from './clip';
import { givenDraws } from './given-draws';
import { train } from './loop';
import { warmUpShare } from './rate';
import type { RunResult, StepReading, TrainHost } from './run';
import { scheduleSeries } from './schedule-series';
import { planGraph } from '../graph/plan-graph';

const data = dataOf(threeClasses, { precision: 'float64' });
const graph = chain(['dense', { units: 6 }], tanh);

const run = (
  training: Partial<TrainingSpec>,
  host: Partial<TrainHost> = {},
  net = graph,
): { result: RunResult; steps: StepReading[] } => {
  const steps: StepReading[] = [];
  const job = { document: documentOf(net, training), data, precision: 'float64' } as const;
  const told: TrainHost = { control: () => 'run', step: (at) => steps.push({ ...at }), ...host };
  return { result: valueOf(train(job, told)), steps };
};
const descent = { optimizer: { kind: 'gradient-descent' }, batchSize: 0 } as const;

describe('clipping', () => {
  it('shortens a long gradient to the length given, in its direction, and leaves a short one alone', () => {
    const gradient = Float64Array.of(3, 0, -4);
    expect(clipGradient(jsKernels, gradient, 2)).toBe(5);
    [1.2, 0, -1.6].forEach((value, i) => expect(gradient[i]).toBeCloseTo(value, 15));
    expect(clipGradient(jsKernels, gradient, 2.5)).toBeCloseTo(2, 15);
    [1.2, 0, -1.6].forEach((value, i) => expect(gradient[i]).toBeCloseTo(value, 15));
  });

  it('bounds a step of gradient descent by α times the length', () => {
    const norm = (a: RunResult, b: RunResult): number => {
      const values = (result: RunResult) => result.model.tensors.flatMap(({ data: w }) => [...w]);
      return Math.sqrt(values(a).reduce((sum, w, i) => sum + (w - values(b)[i]!) ** 2, 0));
    };
    const short = { ...descent, learningRate: 0.5, clipNorm: 0.01 };
    const [one, two] = [run({ ...short, epochs: 1 }).result, run({ ...short, epochs: 2 }).result];
    expect(norm(one, two)).toBeCloseTo(0.005, 12);
  });
});

describe('warm-up', () => {
  it('rises in a straight line over its epochs and leaves the schedule alone after them', () => {
    const at = (step: number) => warmUpShare(2, { epoch: 1, step, stepsPerEpoch: 5, epochs: 9 });
    expect([1, 5, 10, 11].map(at)).toEqual([0.1, 0.5, 1, 1]);
    const { steps } = run({ warmUp: 1, epochs: 2, learningRate: 0.4 });
    const rates = [0.1, 0.2, 0.3, 0.4, 0.4, 0.4, 0.4, 0.4];
    steps.forEach(({ learningRate }, i) => expect(learningRate).toBeCloseTo(rates[i]!, 15));
  });

  it('shows in the series that is drawn before a run', () => {
    const { training } = documentOf(graph, { warmUp: 4, epochs: 8, learningRate: 1 });
    expect([...valueOf(scheduleSeries(training, 64, 8)).rates]).toEqual([0.125, 0.375, 0.625, 0.875, 1, 1, 1, 1]);
  });
});

describe('the order of rows', () => {
  it('is that of the file without shuffling, every epoch', () => {
    const first: number[] = [];
    run({ shuffle: false, batchSize: 10, epochs: 2 }, { step: ({ cost }) => first.push(cost) });
    const reversed = { ...data.seen, source: data.seen.source.map((_, i) => 99 - i) };
    const job = {
      document: documentOf(graph, { shuffle: false, batchSize: 10, epochs: 2 }),
      precision: 'float64',
    } as const;
    const second: number[] = [];
    valueOf(
      train(
        { ...job, data: { ...data, seen: reversed } },
        { control: () => 'run', step: ({ cost }) => second.push(cost) },
      ),
    );
    expect(second[0]).not.toBeCloseTo(first[0]!, 6);
    const still = { learningRate: 1e-6, ...descent, batchSize: 10, shuffle: false, epochs: 2 };
    const costs = run(still).steps.map(({ cost }) => cost);
    costs.slice(0, 10).forEach((cost, i) => expect(cost).toBeCloseTo(costs[10 + i]!, 3));
  });
});

describe('the random layers', () => {
  const noisy = chain(['dense', { units: 12 }], relu, ['dropout', { keep: 0.6 }]);

  it('T19: switched off, J falls at every step of full-batch gradient descent; on, it does not', () => {
    const falls = (randomLayers: string): boolean => {
      const { steps } = run({ ...descent, learningRate: 0.05, epochs: 60, randomLayers }, {}, noisy);
      return steps.slice(1).every(({ cost }, i) => cost < steps[i]!.cost);
    };
    expect(falls('off')).toBe(true);
    expect(falls('on')).toBe(false);
  });

  it('T19: watched, J without them is told beside the training J, and the run is the same', () => {
    const settings = { ...descent, epochs: 5, learningRate: 0.05 };
    const [plain, watched] = [run(settings, {}, noisy), run({ ...settings, randomLayers: 'watch' }, {}, noisy)];
    expect(watched.result.weightHash).toBe(plain.result.weightHash);
    expect(plain.result.history[0]!.quietCost).toBeUndefined();
    for (const { quietCost, quietMetric } of watched.result.history) {
      expect(quietCost).toBeGreaterThan(0);
      expect(quietMetric).toBeGreaterThan(0);
    }
    expect(watched.result.history.at(-1)!.quietCost).toBeCloseTo(watched.result.train!.cost, 12);
  });

  it('use the draws that are given instead of their own', () => {
    const ones = Float64Array.from({ length: 100 * 12 }, () => 1);
    const document = documentOf(noisy, { ...descent, epochs: 1 });
    const job = { document, data, precision: 'float64' } as const;
    const costs: number[] = [];
    const host: TrainHost = { control: () => 'run', step: ({ cost }) => costs.push(cost) };
    valueOf(train({ ...job, draws: () => ones }, host));
    valueOf(train({ ...job, draws: () => ones.map(() => 0) }, host));
    // All dropped: every class is as likely as the next.
    expect(costs[1]).toBeCloseTo(Math.log(3), 12);
    expect(costs[0]).not.toBeCloseTo(costs[1]!, 3);
  });

  it('must be given draws for every step, of the right size', () => {
    const plan = planGraph(noisy, data.facts);
    const steps = { steps: 2, rowsAt: (step: number) => (step === 1 ? 10 : 4) };
    const [full, short] = [new Float64Array(120), new Float64Array(48)];
    expect(givenDraws({ 'dropout-1.1': full, 'dropout-1.2': short }, plan, steps).ok).toBe(true);
    expect(givenDraws({ 'dropout-1.1': full }, plan, steps)).toMatchObject({
      ok: false,
      issues: [{ message: 'The masks must have an array ‘dropout-1.2’ of 4 × 12 numbers; there is none.' }],
    });
    expect(givenDraws({ 'dropout-1.1': full, 'dropout-1.2': full }, plan, steps)).toMatchObject({
      ok: false,
      issues: [{ nodeId: 'dropout-1', message: expect.stringContaining('4 × 12 numbers; 120 came') }],
    });
  });
});

describe('what goes through the layers', () => {
  it('T26: is measured at every step of a short run: ‖a‖ of each block, ‖dW‖ of each weight', () => {
    const { result } = run({ epochs: 3 });
    const { flow } = result;
    expect([...flow!.steps]).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(flow!.blocks).toEqual(['input-1', 'dense-1', 'activation-1', 'output-1']);
    expect(flow!.weights).toEqual(['dense-1.W', 'output-1.W']);
    expect(flow!.activations).toHaveLength(12 * 4);
    expect([...flow!.activations, ...flow!.gradients].every((norm) => norm > 0)).toBe(true);
  });

  it('T26: is thinned evenly in a long one', () => {
    const { flow } = run({ epochs: 300 }).result;
    const steps = [...flow!.steps];
    expect(steps.length).toBeGreaterThan(64);
    expect(steps.length).toBeLessThanOrEqual(128);
    const gaps = new Set(steps.slice(1).map((step, i) => step - steps[i]!));
    expect([...gaps]).toEqual([16]);
    expect(flow!.gradients).toHaveLength(steps.length * 2);
  });

  it('T26: raises the alarm in a deep linear toy that explodes or vanishes, and not in a sound network', () => {
    const toy = (gain: number) =>
      chain(
        ...Array.from(
          { length: 50 },
          () => ['dense', { units: 4, bias: false, init: { kind: 'identity', gain } }] as const,
        ),
      );
    const told = (gain: number): string[] => {
      const { result } = run({ epochs: 1, learningRate: 1e-6 }, {}, toy(gain));
      return result.notices!.map(({ code }) => code);
    };
    expect(told(1.5)).toEqual(['train/exploding-activations']);
    expect(told(0.5)).toEqual(['train/vanishing-activations']);
    expect(told(1)).toEqual([]);
    const deep = chain(
      ...Array.from(
        { length: 40 },
        () =>
          [
            ['dense', { units: 8, init: { kind: 'xavier' } }],
            ['activation', { fn: { kind: 'sigmoid' } }],
          ] as const,
      ).flat(),
    );
    const codes = run({ epochs: 1 }, {}, deep).result.notices!.map(({ code }) => code);
    expect(codes).toContain('train/vanishing-gradients');
    expect(run({ epochs: 3 }).result.notices).toEqual([]);
  });
});
