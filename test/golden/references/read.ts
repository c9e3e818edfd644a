import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { GivenDraws } from '../../../engine/src/compile/program';
import type { Precision } from '../../../engine/src/kernels/real';
import type { Target } from '../../../engine/src/layers/_layer';
import type { NamedTensor } from '../../../engine/src/model/model';
import type { PreparedData } from '../../../engine/src/pipeline/pipeline';
import type { Document, TrainingSpec } from '../../../engine/src/project/document';
import { dataOf, documentOf, graphOf, type Spec } from '../../../engine/src/testing/graphs';

/** What PyTorch computed, as the files beside this one have it (README.md), and how to give the same to the engine. */

/** By the exported name of the tensor, row-major. */
type Tensors = Readonly<Record<string, readonly number[]>>;

export interface Case {
  name: string;
  /** Settings of the run; none for a single pass. */
  training?: Partial<TrainingSpec>;
  /** 0/1 masks of each dropout block, one a step. */
  masks?: Readonly<Record<string, readonly (readonly number[])[]>>;
  expected: Expected;
}

export interface Expected {
  /** J, its two parts and α of each step. */
  cost: readonly number[];
  dataCost: readonly number[];
  penalty: readonly number[];
  learningRate: readonly number[];
  /** ŷ [rows, outputs]: of the one pass while training, or predicted after the last step. */
  prediction: readonly (readonly number[])[];
  /** Of J at the first step, before clipping. */
  gradients?: Tensors;
  /** After the last step, running statistics among them. */
  tensors: Tensors;
}

export interface Problem {
  name: string;
  blocks: readonly Spec[];
  wires: readonly string[];
  target: Target;
  x: readonly (readonly number[])[];
  y: readonly (readonly number[])[];
  initial: Readonly<Record<string, { shape: readonly number[]; data: readonly number[] }>>;
  cases: readonly Case[];
}

export const readProblems = (file: string): Problem[] =>
  JSON.parse(readFileSync(new URL(`${file}.json`, import.meta.url), 'utf8')) as Problem[];

/** A problem that is passed through once has no cases to tell apart. */
const titleOf = (problem: Problem, { name, training }: Case): string =>
  training ? `${name}; ${problem.name}` : problem.name;

/** Every case of a file with its title and the problem it belongs to, for `it.each`. */
export const readCases = (file: string): [title: string, problem: Problem, each: Case][] =>
  readProblems(file).flatMap((problem) =>
    problem.cases.map((each): [string, Problem, Case] => [titleOf(problem, each), problem, each]),
  );

const real = (precision: Precision, values: readonly number[]) =>
  precision === 'float64' ? Float64Array.from(values) : Float32Array.from(values);

export const dataOfProblem = ({ target, x, y }: Problem, precision: Precision): PreparedData => {
  const features = x[0]!.length;
  const outputs = y[0]!.length;
  const data = dataOf(target, { train: x.length, dev: 0, features });
  const rows = { ...data.train, outputs, x: real(precision, x.flat()), y: real(precision, y.flat()) };
  const countOf = (c: number): number => y.filter((row) => (outputs === 1 ? row[0] === c : row[c] === 1)).length;
  const classCounts = target.kind === 'category' ? target.classes.map((_, c) => countOf(c)) : [];
  return { ...data, facts: { ...data.facts, classCounts }, train: rows, seen: rows };
};

export const documentOfProblem = ({ blocks, wires }: Problem, training: Partial<TrainingSpec> = {}): Document =>
  documentOf(graphOf(blocks, wires), training);

export const initialOf = ({ initial }: Problem, precision: Precision): NamedTensor[] =>
  Object.entries(initial).map(([name, { shape, data }]) => ({ name, shape, data: real(precision, data) }));

/** The case's dropout masks, as a program asks for them. */
export const drawsOf = ({ masks }: Case): GivenDraws => {
  const typed = Object.fromEntries(
    Object.entries(masks ?? {}).map(([id, steps]) => [id, steps.map((mask) => Float64Array.from(mask))]),
  );
  return (id, step) => typed[id]![step - 1]!;
};

/** ‖got − expected‖/‖expected‖; where all is expected to be 0, ‖got‖. */
export const difference = (got: ArrayLike<number>, expected: ArrayLike<number>): number => {
  expect(got.length).toBe(expected.length);
  let off = 0;
  let size = 0;
  for (let i = 0; i < expected.length; i++) {
    off += (got[i]! - expected[i]!) ** 2;
    size += expected[i]! ** 2;
  }
  return Math.sqrt(size > 0 ? off / size : off);
};

export const expectClose = (got: ArrayLike<number>, expected: ArrayLike<number>, most: number, what: string): void =>
  expect(difference(got, expected), what).toBeLessThanOrEqual(most);

/** Each number by itself, such as the J of every step. */
export const expectEachClose = (got: readonly number[], expected: readonly number[], most: number, what: string) => {
  expect(got, what).toHaveLength(expected.length);
  expected.forEach((value, i) => expectClose([got[i]!], [value], most, `${what} ${i + 1}`));
};

/** Tensors of the same names, each close by itself. */
export const expectTensors = (
  got: readonly { name: string; data: ArrayLike<number> }[],
  expected: Tensors,
  most: number,
): void => {
  expect(got.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
  for (const { name, data } of got) expectClose(data, expected[name]!, most, name);
};
