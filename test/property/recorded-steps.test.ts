import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../engine/src/compile/program';
import { wasmBackend } from '../../engine/src/host/kernels/wasm-backend';
import { wasmBuild } from '../../engine/src/host/kernels/build';
import { jsBackend } from '../../engine/src/kernels/js';
import type { Backend } from '../../engine/src/kernels/kernels';
import type { Graph } from '../../engine/src/project/document';
import { dataOf, programOf, threeClasses } from '../../engine/src/testing/graphs';
import { gather } from '../../engine/src/train/batches';
import { randomGraph } from './random-graph';

const features = 3;
const size = 8;
const data = dataOf(threeClasses, { train: 40, dev: 0, features });
const std = wasmBuild('std')!;

/** A step on some rows, by gradient descent; what it leaves. */
interface Step {
  start: number;
  rows: number;
  weighted: boolean;
  /** From this step on the keep probability of all dropout blocks, and β of the averages of batch norm. */
  change: number | null;
}

const steps = fc.array(
  fc.record({
    start: fc.integer({ min: 0, max: 32 }),
    rows: fc.constantFrom(size, size, 5, 1),
    weighted: fc.boolean(),
    change: fc.option(fc.constantFrom(0.3, 0.8), { freq: 4 }),
  }),
  { minLength: 2, maxLength: 8 },
);

const weights = Float32Array.from({ length: 40 }, (_, i) => (i % 4) / 2);

const perform = (program: Program, graph: Graph, step: Step, number: number): number[] => {
  if (step.change !== null) {
    for (const { id } of graph.nodes) program.setParams(id, { keep: step.change, average: step.change });
  }
  gather(program, { ...data.train, weights: step.weighted ? weights : null }, step.start, step.rows);
  program.forward(step.rows, true, number);
  const total = program.lossTotal();
  program.backward();
  program.trained.forEach((w, i) => (program.trained[i] = w - 0.1 * program.gradients[i]!));
  return [total, ...program.yHat.subarray(0, step.rows * program.outputs), ...program.trained, ...program.statistics];
};

const outcomes = (graph: Graph, backend: Backend, todo: readonly Step[]): number[][] => {
  const program = programOf(graph, data.facts, { rows: size, precision: 'float32', backend });
  try {
    return todo.map((step, i) => perform(program, graph, step, i + 1));
  } finally {
    program.close();
  }
};

describe('steps that are played back', () => {
  it('leave the bits of steps that are not, whatever the network, its rows, their weights, and what is changed on the way', () => {
    fc.assert(
      fc.property(randomGraph(features), steps, (graph, todo) => {
        expect(outcomes(graph, wasmBackend(std, 1), todo)).toEqual(outcomes(graph, jsBackend, todo));
      }),
      { numRuns: 150 },
    );
  });
});
