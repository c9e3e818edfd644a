import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planGraph } from '../graph/plan-graph';
import type { DataFacts } from '../layers/_layer';
import type { Graph } from '../project/document';
import { stream } from '../random/stream';
import { chain, factsOf, graphOf, relu, tanh, threeClasses, valueOf, type Spec } from '../testing/graphs';
import { Penalties } from '../train/penalties';
import { compile, type CompileOptions } from './compile';
import type { Program } from './program';

const facts = factsOf(4, 100, threeClasses);

const programOf = (graph: Graph, options: Partial<CompileOptions> = {}, data: DataFacts = facts): Program => {
  const program = valueOf(compile(planGraph(graph, data), data, { precision: 'float64', rows: 6, ...options }));
  program.initialise(1);
  return program;
};

/** A batch with one-hot targets. */
const load = (program: Program, rows = program.rows): void => {
  const random = stream(2, 'batch');
  for (let i = 0; i < rows * program.features; i++) program.x[i] = random.normal();
  program.target.fill(0);
  for (let i = 0; i < rows; i++) program.target[i * program.outputs + random.below(program.outputs)] = 1;
};

const gradientsOf = (program: Program, rows = program.rows): number[] => {
  load(program, rows);
  program.forward(rows, true, 1);
  program.backward();
  return [...program.gradients];
};

const costOf = (program: Program, rows: number): number => {
  program.forward(rows, true, 1);
  return program.lossTotal() / rows;
};

/** Every trained number moved by ±ε. */
const numericGradients = (program: Program, rows = program.rows): number[] =>
  Array.from(program.trained, (kept, i) => {
    program.trained[i] = kept + 1e-5;
    const above = costOf(program, rows);
    program.trained[i] = kept - 1e-5;
    const below = costOf(program, rows);
    program.trained[i] = kept;
    return (above - below) / 2e-5;
  });

const skip = graphOf(
  [['input'], ['dense', { units: 5 }], tanh, ['dense', { units: 5 }], ['add'], ['concatenate'], ['output']],
  [
    'input-1 dense-1',
    'dense-1 activation-1',
    'activation-1 dense-2',
    'activation-1 add-1.x1',
    'dense-2 add-1.x2',
    'add-1 concatenate-1.x1',
    'activation-1 concatenate-1.x2',
    'concatenate-1 output-1',
  ],
);

const twice = graphOf(
  [['input'], ['dense', { units: 3 }], ['add'], ['output']],
  ['input-1 dense-1', 'dense-1 add-1.x1', 'dense-1 add-1.x2', 'add-1 output-1'],
);

describe('gradients', () => {
  it.each([
    ['a chain with batch norm and dropout', chain(['dense', { units: 5 }], ['batch-norm'], tanh, ['dropout'])],
    ['one output with three consumers', skip],
    ['one output at both ports of a block', twice],
  ])('of %s are those of central differences', (_, graph) => {
    const program = programOf(graph);
    const analytic = gradientsOf(program);
    numericGradients(program).forEach((expected, i) => expect(Math.abs(analytic[i]! - expected)).toBeLessThan(1e-7));
    expect(analytic.some((value) => Math.abs(value) > 1e-3)).toBe(true);
  });

  it('use the rows of a short batch only', () => {
    const program = programOf(skip, { rows: 6 });
    const exact = programOf(skip, { rows: 4 });
    program.x.fill(1e9);
    expect(gradientsOf(program, 4)).toEqual(gradientsOf(exact));
  });

  it('hold the penalty of weights and nothing else', () => {
    const program = programOf(chain(['dense', { units: 3 }], ['batch-norm']));
    const before = gradientsOf(program);
    const penalties = new Penalties(program, { l2: 0.7, l2Form: 'cost', l1: 0, l1Form: 'subgradient' });
    penalties.addGradient(10);
    const expected: number[] = [];
    for (const { role, data, gradient } of program.tensors) {
      if (gradient) expected.push(...data.map((value) => (role === 'weight' ? (0.7 / 10) * value : 0)));
    }
    program.gradients.forEach((value, i) => expect(value - before[i]!).toBeCloseTo(expected[i]!, 12));
    const squares = program.tensors
      .filter(({ role }) => role === 'weight')
      .reduce((sum, { data }) => sum + [...data].reduce((total, value) => total + value * value, 0), 0);
    expect(penalties.cost(10)).toBeCloseTo((0.7 / 20) * squares, 12);
  });
});

/** Random acyclic networks: every block takes earlier ones; what reaches nothing is gathered in front of the output. */
const randomGraph: fc.Arbitrary<Graph> = fc
  .array(fc.tuple(fc.constantFrom('dense', 'relu', 'batch-norm', 'dropout', 'add'), fc.nat(1000), fc.nat(1000)), {
    minLength: 1,
    maxLength: 12,
  })
  .map((steps) => {
    const specs: Spec[] = [['input'], ['dense', { units: 3 }]];
    const ids = ['input-1', 'dense-1'];
    const wires = ['input-1 dense-1'];
    const counts = new Map<string, number>([['dense', 1]]);
    const unused = new Set<string>();
    const addBlock = (spec: Spec, sources: readonly string[]): void => {
      const kind = spec[0];
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const id = `${kind}-${counts.get(kind)}`;
      sources.forEach((source, port) => {
        wires.push(`${source} ${id}.${sources.length > 1 ? `x${port + 1}` : 'x'}`);
        unused.delete(source);
      });
      specs.push(spec);
      ids.push(id);
      unused.add(id);
    };
    // All blocks after the first dense one are 3 wide, so that any of them can be added.
    const pick = (n: number): string => ids[1 + (n % (ids.length - 1))]!;
    unused.add('dense-1');
    for (const [kind, a, b] of steps) {
      if (kind === 'relu') addBlock(relu, [pick(a)]);
      else if (kind === 'add') addBlock(['add'], [pick(a), pick(b)]);
      else addBlock(kind === 'dense' ? ['dense', { units: 3 }] : [kind], [pick(a)]);
    }
    while (unused.size > 1) addBlock(['add'], [...unused].slice(0, 8));
    addBlock(['output'], [...unused]);
    return graphOf(specs, wires);
  });

describe('buffers', () => {
  it('packed by lifetime give the same bits as buffers of their own, in any network', () => {
    fc.assert(
      fc.property(randomGraph, (graph) => {
        const packed = programOf(graph);
        const kept = programOf(graph, { keepOutputs: true });
        expect(gradientsOf(packed)).toEqual(gradientsOf(kept));
        expect(packed.yHat).toEqual(kept.yHat);
        expect(packed.describe().bytes).toBeLessThanOrEqual(kept.describe().bytes);
        const predictor = programOf(graph, { inference: true, shareWeightsOf: packed });
        load(predictor);
        predictor.forward(6, false);
        packed.forward(6, false);
        expect(predictor.yHat).toEqual(packed.yHat);
      }),
      { numRuns: 60 },
    );
  });

  it('of a step are not left with anything from the step before', () => {
    const program = programOf(skip);
    const first = gradientsOf(program);
    program.x.fill(3);
    program.forward(6, true, 2);
    program.backward();
    expect(gradientsOf(program)).toEqual(first);
  });

  it('take less room when packed, and far less when only predicting', () => {
    const deep = chain(...Array.from({ length: 6 }, (): Spec[] => [['dense', { units: 64 }], relu]).flat());
    const bytes = (options: Partial<CompileOptions>): number =>
      programOf(deep, { rows: 256, ...options }).describe().bytes;
    expect(bytes({})).toBeLessThan(bytes({ keepOutputs: true }));
    expect(bytes({ inference: true })).toBeLessThan(bytes({}) / 2);
  });

  it('too large for memory are refused with the sizes, and a smaller batch offered', () => {
    const plan = planGraph(chain(['dense', { units: 1000 }]), facts);
    const result = compile(plan, facts, { precision: 'float32', rows: 1_000_000 });
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: 'compile/memory', fixes: [{ edit: { do: 'training', set: { batchSize: 256 } } }] }],
    });
  });
});

describe('weights', () => {
  it('are drawn one stream each: another layer changes none of the others', () => {
    const small = programOf(chain(['dense', { units: 4 }]));
    const large = programOf(chain(['dense', { units: 4 }], tanh, ['dense', { units: 7 }]));
    const named = (program: Program, name: string) => program.tensors.find((tensor) => tensor.name === name)!.data;
    expect(named(large, 'dense-1.W')).toEqual(named(small, 'dense-1.W'));
    expect(named(large, 'dense-1.W')).not.toEqual(named(large, 'dense-2.W').slice(0, 16));
  });

  it('stand in the order of the plan and can be saved and loaded', () => {
    const graph = chain(['dense', { units: 2 }], ['batch-norm']);
    const program = programOf(graph);
    const saved = program.save();
    expect(saved.map(({ name, shape }) => `${name} ${shape.join('x')}`)).toEqual([
      'dense-1.W 4x2',
      'batch-norm-1.gamma 2',
      'batch-norm-1.beta 2',
      'batch-norm-1.runningMean 2',
      'batch-norm-1.runningVariance 2',
      'output-1.W 2x3',
      'output-1.b 3',
    ]);
    const other = programOf(graph);
    other.initialise(99);
    expect(other.save()).not.toEqual(saved);
    expect(other.load(saved)).toEqual([]);
    expect(other.save()).toEqual(saved);
    expect(other.load(saved.slice(1))).toEqual(['dense-1.W']);
  });

  it('have contiguous optimizer slots as long as all of them', () => {
    const program = programOf(skip, { slots: ['v', 's'] });
    expect(Object.keys(program.slots)).toEqual(['v', 's']);
    for (const slot of Object.values(program.slots)) expect(slot).toEqual(new Float64Array(program.trained.length));
  });
});

describe('describe', () => {
  it('is the network as a table', () => {
    const table = programOf(chain(['dense', { units: 5 }], relu), { precision: 'float32', rows: 10 }).describe();
    expect(table.rows.map(({ name, layer, shape, parameters }) => [name, layer, shape, parameters])).toEqual([
      ['input 1', 'Input', [4], 0],
      ['dense 1', 'Dense', [5], 25],
      ['activation 1', 'Activation', [5], 0],
      ['output 1', 'Output', [3], 18],
    ]);
    expect(table.parameters).toBe(43);
    // Dense: y and dy of 10 × 5 float32.
    expect(table.rows[1]!.bytes).toBe(2 * 10 * 5 * 4);
  });
});

describe('inspect', () => {
  it('reads every block of the newest batch', () => {
    const program = programOf(chain(['dense', { units: 4 }], relu), { keepOutputs: true });
    load(program);
    // A unit that is off for every row.
    const b = program.tensors.find(({ name }) => name === 'dense-1.b')!;
    b.data[2] = -1000;
    program.forward(6, true, 1);
    expect(program.inspect(6)[2]!.gradientNorm).toBeNaN();
    program.backward();
    const [input, , after, output] = program.inspect(6);
    expect(input!.nodeId).toBe('input-1');
    const x = [...program.x.subarray(0, 24)];
    const mean = x.reduce((sum, value) => sum + value, 0) / 24;
    expect(input!.mean).toBeCloseTo(mean, 12);
    expect(input!.deviation).toBeCloseTo(Math.sqrt(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 24), 12);
    expect(after!.deadUnits).toBeGreaterThanOrEqual(1);
    expect(after!.units).toBe(4);
    expect(after!.histogram).toHaveLength(28);
    expect(after!.histogram.reduce((sum, count) => sum + count, 0)).toBe(24);
    // At the output it is the loss's own gradient, (ŷ − y)/rows.
    let squares = 0;
    for (let i = 0; i < 18; i++) squares += ((program.yHat[i]! - program.target[i]!) / 6) ** 2;
    expect(output!.gradientNorm).toBeCloseTo(Math.sqrt(squares), 12);
  });
});
