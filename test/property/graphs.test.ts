import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { gradientCheck } from '../../engine/src/check/gradient-check';
import type * as MemoryPlanning from '../../engine/src/compile/memory-plan';
import type { BufferRequest, MemoryPlan } from '../../engine/src/compile/memory-plan';
import type { Program } from '../../engine/src/compile/program';
import { planGraph } from '../../engine/src/graph/plan-graph';
import type { Graph } from '../../engine/src/project/document';
import { stream } from '../../engine/src/random/stream';
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
import { gather } from '../../engine/src/train/batches';
import { train } from '../../engine/src/train/loop';
import { randomGraph } from './random-graph';

/** What the memory planner was asked and answered, and whether to give every buffer a place of its own instead. */
const memory = vi.hoisted(() => ({
  apart: false,
  asked: [] as { requests: readonly BufferRequest[]; plan: MemoryPlan }[],
}));

vi.mock('../../engine/src/compile/memory-plan', async (original) => {
  const { aligned, planMemory } = await original<typeof MemoryPlanning>();
  const sideBySide = (requests: readonly BufferRequest[]): MemoryPlan => {
    let total = 0;
    const offsets = requests.map(({ size }) => (total += aligned(size)) - aligned(size));
    return { offsets, total };
  };
  return {
    aligned,
    planMemory: (requests: readonly BufferRequest[]) => {
      const plan = memory.apart ? sideBySide(requests) : planMemory(requests);
      memory.asked.push({ requests, plan });
      return plan;
    },
  };
});

beforeEach(() => {
  memory.apart = false;
  memory.asked = [];
});

const features = 3;
const rows = 8;
const data = dataOf(threeClasses, { train: rows, dev: 0, features });
const graphs = randomGraph(features);

const norm = (values: ArrayLike<number>): number =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0));

/** One step on all rows, with the masks and the noise of step 1: J, and its gradients in the program. */
const step = (program: Program): number => {
  gather(program, data.train, 0, rows);
  program.forward(rows, true, 1);
  const cost = program.lossTotal() / rows;
  program.backward();
  return cost;
};

describe('a graph of any shape', () => {
  it('T31: can be trained, and passes the gradient check', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        expect(planGraph(graph, data.facts)).toMatchObject({ trainable: true, issues: [] });
        const result = valueOf(gradientCheck({ document: documentOf(graph, { l2: 0.7 }), data }));
        expect(result.checked).toBe(result.parameters);
        expect(result.ratio).toBeLessThanOrEqual(1e-7);
        // Every tensor by itself as well, where its gradient stands out of the rounding of J.
        for (const { ratio, analytic } of result.tensors) {
          if (norm(analytic) > 1e-3) expect(ratio).toBeLessThan(1e-4);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has the gradients of its cost with masks and noise on, too', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const program = programOf(graph, data.facts, { rows });
        step(program);
        const kept = program.trained.slice();
        const gradients = program.gradients.slice();
        const random = stream(6, 'direction');
        const direction = kept.map(() => random.normal());
        const at = (epsilon: number): number => {
          direction.forEach((along, i) => (program.trained[i] = kept[i]! + epsilon * along));
          return step(program);
        };
        const numeric = (at(1e-6) - at(-1e-6)) / 2e-6;
        const analytic = [...direction].reduce((sum, along, i) => sum + along * gradients[i]!, 0);
        expect(Math.abs(numeric - analytic)).toBeLessThan(1e-6 * norm(direction) * Math.max(0.01, norm(gradients)));
      }),
      { numRuns: 300 },
    );
  });

  it('never has two buffers in one place at one moment', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        memory.asked = [];
        const packed = programOf(graph, data.facts, { rows });
        programOf(graph, data.facts, { rows, keepOutputs: true });
        programOf(graph, data.facts, { rows, inference: true, shareWeightsOf: packed });
        expect(memory.asked).toHaveLength(3);
        for (const { requests, plan } of memory.asked) {
          const end = (i: number): number => plan.offsets[i]! + requests[i]!.size;
          requests.forEach((a, i) => {
            requests.slice(0, i).forEach((b, j) => {
              const together = a.from <= b.to && b.from <= a.to;
              const apart = end(i) <= plan.offsets[j]! || end(j) <= plan.offsets[i]!;
              expect(!together || apart).toBe(true);
            });
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('computes the same bits in packed buffers, whatever stood in them, as with a place for each', () => {
    /** Everything a network gives: J, gradients, statistics, and predictions of its own and of one that only predicts. */
    const everything = (graph: Graph, spoil: boolean): number[] => {
      const program = programOf(graph, data.facts, { rows });
      const predictor = programOf(graph, data.facts, { rows, inference: true, shareWeightsOf: program });
      if (spoil) {
        program.x.fill(NaN);
        program.forward(rows, true, 2);
        program.backward();
        predictor.x.fill(NaN);
        predictor.forward(rows, false);
        program.initialise(1);
      }
      const cost = step(program);
      const gradients = [...program.gradients];
      for (const each of [program, predictor]) {
        gather(each, data.train, 0, rows);
        each.forward(rows, false);
      }
      return [cost, ...gradients, ...program.statistics, ...program.yHat, ...predictor.yHat];
    };
    fc.assert(
      fc.property(graphs, (graph) => {
        memory.apart = false;
        const packed = everything(graph, true);
        memory.apart = true;
        expect(packed).toEqual(everything(graph, false));
        expect(packed.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the ends', () => {
  it.each([
    ['three classes', threeClasses],
    ['two classes', twoClasses],
    ['numbers', aNumber],
  ])('no hidden layer at all learns %s', (_, target) => {
    const set = dataOf(target);
    const document = documentOf(chain(), { learningRate: 0.05 });
    const { status, history } = valueOf(train({ document, data: set }, { control: () => 'run' }));
    expect(status).toBe('done');
    expect(history.at(-1)!.trainCost).toBeLessThan(0.9 * history[0]!.trainCost);
    expect(valueOf(gradientCheck({ document, data: set })).ratio).toBeLessThanOrEqual(1e-7);
  });

  it('200 dense layers with tanh pass a sampled gradient check and train', () => {
    const layers = Array.from(
      { length: 200 },
      () => [['dense', { units: 8, init: { kind: 'xavier' } }], tanh] as const,
    );
    const document = documentOf(chain(...layers.flat()), { epochs: 3, batchSize: 0 });
    const result = valueOf(gradientCheck({ document, data }, { maxParameters: 400 }));
    expect(result.parameters).toBe(3 * 8 + 8 + 199 * (8 * 8 + 8) + 8 * 3 + 3);
    expect(result.ratio).toBeLessThanOrEqual(1e-7);
    const { status, history } = valueOf(train({ document, data }, { control: () => 'run' }));
    expect(status).toBe('done');
    expect(history.at(-1)!.trainCost).toBeLessThan(history[0]!.trainCost);
  });
});
