import { describe, expect, it } from 'vitest';
import dropout from '../../engine/src/layers/dropout';
import type { Program } from '../../engine/src/compile/program';
import { stream } from '../../engine/src/random/stream';
import { chain, factsOf, programOf, relu, tanh, threeClasses } from '../../engine/src/testing/graphs';
import { benchOf } from '../../engine/src/testing/layer-bench';

const rows = 40;
const facts = factsOf(4, 100, threeClasses);

/** Two hidden layers, each followed by dropout; all buffers stay readable. */
const network = (firstKeep: number, secondKeep: number): Program => {
  const graph = chain(
    ['dense', { units: 20 }],
    relu,
    ['dropout', { keep: firstKeep }],
    ['dense', { units: 10 }],
    tanh,
    ['dropout', { keep: secondKeep }],
  );
  const program = programOf(graph, facts, { rows, keepOutputs: true });
  const random = stream(3, 'rows');
  program.x.forEach((_, i) => (program.x[i] = random.normal()));
  return program;
};

const predicted = (program: Program): Float64Array => {
  program.forward(rows, false);
  return Float64Array.from(program.yHat);
};

describe('inverted dropout', () => {
  it('T16: ones, 50 × 10⁵ with keep 0.8: mean 1 ± .005, dropped share .2 ± .005', () => {
    const units = 50;
    const batch = 1000;
    const sample = { params: { keep: 0.8 }, inputs: [[units]] };
    const { context } = benchOf(dropout, sample, { precision: 'float64', capacity: batch });
    context.x[0]!.fill(1);
    Object.assign(context, { rows: batch, training: true });
    let sum = 0;
    let dropped = 0;
    for (let step = 1; step <= 100; step++) {
      context.random.seek(step);
      dropout.forward(context);
      for (const value of context.y) {
        sum += value;
        if (value === 0) dropped++;
      }
    }
    const n = units * batch * 100;
    expect(Math.abs(sum / n - 1)).toBeLessThan(0.005);
    expect(Math.abs(dropped / n - 0.2)).toBeLessThan(0.005);
    // a·d/keep takes two values only.
    expect(sum).toBeCloseTo((n - dropped) / 0.8, 3);
  });

  it('T17: predicting twice gives the same bits, and those of the same weights with keep 1', () => {
    const program = network(0.8, 0.5);
    const first = predicted(program);
    expect(predicted(program)).toEqual(first);
    expect(predicted(network(1, 1))).toEqual(first);
    program.forward(rows, true, 1);
    expect(Float64Array.from(program.yHat)).not.toEqual(first);
    // Nor does a pass of training leave anything behind.
    expect(predicted(program)).toEqual(first);
  });

  it('T18: a layer with keep 1 never masks, whatever another one does', () => {
    const program = network(1, 0.5);
    const [first, second] = ['dropout-1', 'dropout-2'].map((id) => program.buffersOf(id)!);
    for (let step = 1; step <= 100; step++) {
      program.forward(rows, true, step);
      expect(first!.y).toEqual(first!.x[0]);
      expect(second!.y).not.toEqual(second!.x[0]);
    }
  });
});
