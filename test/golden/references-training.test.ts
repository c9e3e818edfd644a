import { describe, expect, it } from 'vitest';
import type { Precision } from '../../engine/src/kernels/real';
import { predict } from '../../engine/src/model/predict';
import { valueOf } from '../../engine/src/testing/graphs';
import { train } from '../../engine/src/train/loop';
import type { RunResult, StepReading } from '../../engine/src/train/run';
import {
  dataOfProblem,
  difference,
  documentOfProblem,
  drawsOf,
  expectClose,
  expectEachClose,
  expectTensors,
  initialOf,
  readCases,
  type Case,
  type Problem,
} from './references/read';

/** Runs against PyTorch's from the same data and weights: J of every mini-batch and the weights at the end. */

interface Run {
  steps: StepReading[];
  /** Of the first mini-batch. */
  gradients: { name: string; data: number[] }[];
  result: RunResult;
}

const run = (problem: Problem, each: Case, precision: Precision): Run => {
  const steps: StepReading[] = [];
  let gradients: Run['gradients'] = [];
  const result = valueOf(
    train(
      {
        document: documentOfProblem(problem, each.training),
        data: dataOfProblem(problem, precision),
        initial: initialOf(problem, precision),
        precision,
        ...(each.masks && { draws: drawsOf(each) }),
      },
      {
        control: () => 'run',
        step: (at) => steps.push({ ...at }),
        gradients: ({ step }, tensors) => {
          if (step > 1) return;
          gradients = tensors.flatMap(({ name, gradient }) => (gradient ? [{ name, data: [...gradient] }] : []));
        },
      },
    ),
  );
  return { steps, gradients, result };
};

const expectCosts = (steps: readonly StepReading[], { expected }: Case, most: number): void => {
  for (const reading of ['cost', 'dataCost', 'penalty', 'learningRate'] as const) {
    expectEachClose(
      steps.map((at) => at[reading]),
      expected[reading],
      most,
      `${reading} of step`,
    );
  }
};

const most = 1e-9;

const expectSameRun = (problem: Problem, each: Case): void => {
  const { steps, gradients, result } = run(problem, each, 'float64');
  const { expected } = each;
  expectCosts(steps, each, most);
  if (expected.gradients) expectTensors(gradients, expected.gradients, most);
  expectTensors(result.model.tensors, expected.tensors, most);
  const x = Float64Array.from(problem.x.flat());
  expectClose(valueOf(predict(result.model, x, problem.x.length)), expected.prediction.flat(), most, 'predictions');
};

describe('five steps are those of PyTorch', () => {
  it.each(readCases('optimizers'))('%s', (_, problem, each) => expectSameRun(problem, each));

  const proximal = readCases('optimizers').filter(([, , { training }]) => training!.l1Form === 'proximal');

  it.each(proximal)('%s: exact zeros stand in the same places', (_, problem, each) => {
    const zeros = (values: ArrayLike<number>) => Array.from(values, (value) => value === 0);
    for (const { name, data } of run(problem, each, 'float64').result.model.tensors) {
      expect(zeros(data), name).toEqual(zeros(each.expected.tensors[name]!));
    }
  });
});

describe('mini-batches with a short last one are those of PyTorch', () => {
  it.each(readCases('mini-batches'))('%s', (_, problem, each) => expectSameRun(problem, each));
});

describe('running statistics and predictions are those of PyTorch', () => {
  it.each(readCases('batch-norm'))('%s', (_, problem, each) => expectSameRun(problem, each));
});

describe('200 steps are those of PyTorch', () => {
  it.each(readCases('long-run'))('%s, in float64', (_, problem, each) => expectSameRun(problem, each));

  it.each(readCases('long-run'))('%s, in float32 to 1e-4', (_, problem, each) => {
    const { steps, result } = run(problem, each, 'float32');
    expectCosts(steps, each, 1e-4);
    const all = result.model.tensors.flatMap(({ data }) => [...data]);
    const expected = result.model.tensors.flatMap(({ name }) => each.expected.tensors[name]!);
    expect(difference(all, expected)).toBeLessThanOrEqual(1e-4);
  });
});
