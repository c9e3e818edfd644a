import { compile, type CompileOptions } from '../compile/compile';
import type { Program } from '../compile/program';
import { planGraph } from '../graph/plan-graph';
import { allocate, type Precision } from '../kernels/real';
import type { DataFacts, Target } from '../layers/_layer';
import { lossOf } from '../layers/_output-loss';
import type { ParamRecord } from '../params/param';
import { classCounts } from '../pipeline/classes';
import type { EncodedRows, PreparedData } from '../pipeline/pipeline';
import type { Document, Graph, GraphNode, TrainingSpec } from '../project/document';
import { defaultTraining } from '../project/empty-document';
import { stream } from '../random/stream';

/** Small networks and data for the tests: nothing here is part of the product. */

export type Spec = readonly [kind: string, params?: ParamRecord];

const numbered = (specs: readonly Spec[]): GraphNode[] => {
  const seen = new Map<string, number>();
  return specs.map(([kind, params = {}]) => {
    const n = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, n);
    return { id: `${kind}-${n}`, kind, name: `${kind} ${n}`, x: 0, y: 0, params };
  });
};

/** A graph from blocks and wires `from → to.port` by id: "input-1 dense-1.x". */
export const graphOf = (specs: readonly Spec[], wires: readonly string[]): Graph => ({
  nodes: numbered(specs),
  edges: wires.map((wire, i) => {
    const [from, rest] = wire.split(' ') as [string, string];
    const [to, port = 'x'] = rest.split('.') as [string, string?];
    return { id: `edge-${i + 1}`, from, to, port };
  }),
});

/** Input, the blocks in a row, Output. */
export const chain = (...specs: readonly Spec[]): Graph => {
  const nodes = numbered([['input'], ...specs, ['output']]);
  const edges = nodes.slice(1).map((node, i) => ({ id: `edge-${i + 1}`, from: nodes[i]!.id, to: node.id, port: 'x' }));
  return { nodes, edges };
};

export const relu = ['activation', { fn: { kind: 'relu' } }] as const satisfies Spec;
export const tanh = ['activation', { fn: { kind: 'tanh' } }] as const satisfies Spec;

export const documentOf = (graph: Graph, training: Partial<TrainingSpec> = {}): Document => ({
  name: 'test',
  data: null,
  graph,
  training: {
    ...defaultTraining(),
    learningRate: 0.01,
    optimizer: { kind: 'adam' },
    schedule: { kind: 'constant' },
    batchSize: 32,
    epochs: 20,
    l2: 0,
    seed: 42,
    ...training,
  },
});

export const threeClasses: Target = { kind: 'category', name: 'species', classes: ['a', 'b', 'c'] };
export const twoClasses: Target = { kind: 'category', name: 'sold', classes: ['no', 'yes'] };
export const aNumber: Target = { kind: 'number', names: ['price'] };
export const twoNumbers: Target = { kind: 'number', names: ['price', 'size'] };

export const factsOf = (features: number, trainRows: number, target: Target): DataFacts => ({
  features,
  featureColumns: features,
  trainRows,
  target,
  classCounts: [],
});

/** Rows that a network can learn: the target follows from the features. */
const rowsOf = (
  rows: number,
  target: Target,
  purpose: string,
  { features, precision }: { features: number; precision: Precision },
): EncodedRows => {
  const random = stream(7, purpose);
  const outputs = lossOf({ kind: 'auto' }, target)!.outputs(target)!;
  const x = allocate(precision, rows * features);
  const y = allocate(precision, rows * outputs);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < features; j++) x[i * features + j] = random.normal();
    const score = x[i * features]! + 0.5 * x[i * features + 1 * (features > 1 ? 1 : 0)]! ** 2;
    if (target.kind === 'number') target.names.forEach((_, j) => (y[i * outputs + j] = score + j * x[i * features]!));
    else if (outputs === 1) y[i] = score > 0.5 ? 1 : 0;
    else y[i * outputs + (score < 0 ? 0 : score < 1 ? 1 : 2)] = 1;
  }
  return { rows, outputs, x, y, weights: null, source: Int32Array.from({ length: rows }, (_, i) => i) };
};

export interface Sizes {
  train?: number;
  dev?: number;
  features?: number;
  precision?: Precision;
}

export const dataOf = (
  target: Target,
  { train = 100, dev = 30, features = 4, precision = 'float32' }: Sizes = {},
): PreparedData => {
  const form = { features, precision };
  const trainRows = rowsOf(train, target, 'train', form);
  return {
    pipeline: {
      features: Array.from({ length: features }, (_, i) => ({
        column: `x${i + 1}`,
        type: 'number' as const,
        scaler: 'none',
        stats: {},
        fill: null,
        indicator: false,
      })),
      target,
      targetScaling: [],
      weight: null,
    },
    facts: { ...factsOf(features, train, target), classCounts: classCounts(trainRows, target) },
    featureNames: Array.from({ length: features }, (_, i) => `x${i + 1}`),
    train: trainRows,
    seen: trainRows,
    dev: rowsOf(dev, target, 'dev', form),
    testRows: 10,
    droppedRows: 0,
    test: () => rowsOf(10, target, 'test', form),
  };
};

/** The value of a result, or its issues thrown, so that a test says what went wrong. */
export const valueOf = <T>(
  result: { ok: true; value: T } | { ok: false; issues: readonly { message: string }[] },
): T => {
  if (result.ok) return result.value;
  throw new Error(result.issues.map(({ message }) => message).join('\n'));
};

/** A graph's network, ready to run: float64 and room for 6 rows unless told otherwise, weights drawn from seed 1. */
export const programOf = (graph: Graph, facts: DataFacts, options: Partial<CompileOptions> = {}): Program => {
  const program = valueOf(compile(planGraph(graph, facts), facts, { precision: 'float64', rows: 6, ...options }));
  program.initialise(1);
  return program;
};
