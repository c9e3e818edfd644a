import { compile } from '../compile/compile';
import type { GraphPlan, PlannedNode } from '../graph/plan';
import { planGraph } from '../graph/plan-graph';
import { isError, ok, type Issue, type Result } from '../issues/issue';
import { lossOf } from '../layers/_output-loss';
import type { AnyOptimizer } from '../optimizers/_optimizer';
import { optimizers } from '../optimizers/_registry';
import type { RefValue } from '../params/param';
import type { EncodedRows, PreparedData } from '../pipeline/pipeline';
import { prepareDocument } from '../pipeline/prepare-document';
import type { TrainingSpec } from '../project/document';
import { evaluationRows } from '../train/evaluate';
import { fillTraining } from '../train/prepare';
import { batchRowsOf, stepsPerEpoch } from '../train/settings';
import { projectWord, readArguments } from './arguments';
import type { Command } from './command';
import { describeText } from './describe-text';
import { issueOf } from './formats/_parts';
import type { DescribeReport } from './formats/describe';
import { describeHelp } from './help';
import { loadProject, type LoadedProject, type ProjectOrder } from './load-project';
import { exitCodes, reportFailure, warn } from './terminal';

const options = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface DescribeOrder extends ProjectOrder {
  json: boolean;
}

const readOrder = (words: readonly string[]): Result<DescribeOrder | 'help'> => {
  const args = readArguments('describe', words, options);
  if (!args.ok) return args;
  if (args.value.flag('help')) return ok('help');
  const project = projectWord(args.value, 'describe');
  if (!project.ok) return project;
  const data = args.value.text('data');
  return ok({ project: project.value, json: args.value.flag('json'), ...(data === undefined ? {} : { data }) });
};

/** Bytes of what a run holds in memory, and of each block's buffers in it. */
interface Memory {
  sums: NonNullable<DescribeReport['memory']>;
  blocks: ReadonlyMap<string, number>;
}

const bytesOfRows = (...parts: readonly EncodedRows[]): number =>
  [...new Set(parts)].reduce(
    (sum, { x, y, weights }) => sum + x.byteLength + y.byteLength + (weights?.byteLength ?? 0),
    0,
  );

/** Compiles the two programs of a run as it would, and looks at their size. */
const memoryOf = (plan: GraphPlan, data: PreparedData, spec: TrainingSpec): Result<Memory> => {
  const { slots } = (optimizers as Readonly<Record<string, AnyOptimizer>>)[spec.optimizer.kind]!;
  const rows = batchRowsOf(spec.batchSize, data.seen.rows);
  const trained = compile(plan, data.facts, { precision: 'float32', rows, keepOutputs: true, slots });
  if (!trained.ok) return trained;
  const predicting = compile(plan, data.facts, {
    precision: 'float32',
    rows: Math.min(evaluationRows, Math.max(data.train.rows, data.dev.rows)),
    inference: true,
    shareWeightsOf: trained.value,
  });
  if (!predicting.ok) return predicting;
  const table = trained.value.describe();
  const evaluation = predicting.value.describe().bytes;
  const encoded = bytesOfRows(data.train, data.seen, data.dev);
  return ok({
    sums: { training: table.bytes, evaluation, rows: encoded, total: table.bytes + evaluation + encoded },
    blocks: new Map(table.rows.map(({ nodeId, bytes }) => [nodeId, bytes])),
  });
};

const blockOf = ({ node, ports, shape, weights, ...planned }: PlannedNode, bytes: number | undefined) => ({
  id: node.id,
  kind: node.kind,
  name: node.name,
  inputs: ports.flatMap(({ edge }) => (edge ? [edge.from] : [])),
  shape,
  parameters: planned.parameters,
  statistics: planned.statistics,
  bytes: bytes ?? null,
  weights: weights.map(({ name, shape: size, role }) => ({
    name: `${node.id}.${name}`,
    shape: size,
    trained: role !== 'statistic',
  })),
});

/** Kind of the loss that the output block computes; null where none fits. */
const lossKind = ({ nodes }: GraphPlan, { facts }: PreparedData): string | null => {
  const output = nodes.find(({ layer }) => layer.role === 'output');
  return output ? (lossOf(output.p['loss'] as RefValue, facts.target)?.kind ?? null) : null;
};

/** Everything known of a project's run before it is started. */
const describe = ({ document, table }: LoadedProject): Result<DescribeReport> => {
  const prepared = prepareDocument(document, table);
  if (!prepared.ok) return prepared;
  const { data, issues } = prepared.value;
  const plan = planGraph(document.graph, data.facts);
  const filled = fillTraining(document.training);
  const memory = filled.ok && plan.trainable ? memoryOf(plan, data, filled.value) : null;
  const spec = filled.ok ? filled.value : document.training;
  const all: Issue[] = [
    ...issues,
    ...(filled.ok ? [] : filled.issues),
    ...plan.issues,
    ...(memory && !memory.ok ? memory.issues : []),
  ];
  const { rows: seen } = data.seen;
  const known = memory?.ok ? memory.value : null;
  const blocks = plan.nodes.map((planned) => blockOf(planned, known?.blocks.get(planned.node.id)));
  return ok({
    format: 'deepwright/describe',
    version: 1,
    project: document.name,
    trainable: known !== null,
    data: {
      rows: table.rows,
      dropped: data.droppedRows,
      train: data.train.rows,
      seen,
      dev: data.dev.rows,
      test: data.testRows,
      features: data.featureNames,
      target: data.facts.target,
    },
    training: {
      loss: lossKind(plan, data),
      optimizer: spec.optimizer.kind,
      learningRate: spec.learningRate,
      epochs: spec.epochs,
      batchRows: batchRowsOf(spec.batchSize, seen),
      batchesPerEpoch: stepsPerEpoch(spec.batchSize, seen),
    },
    blocks,
    parameters: blocks.reduce((sum, { parameters }) => sum + parameters, 0),
    statistics: blocks.reduce((sum, { statistics }) => sum + statistics, 0),
    memory: known?.sums ?? null,
    issues: all.map(issueOf),
  });
};

/** `deepwright describe`: a network that cannot be trained is printed as far as it is known, and fails. */
export const describeCommand: Command<DescribeOrder, LoadedProject> = {
  help: describeHelp,
  readOrder,
  load: loadProject,
  interrupted: 'interrupted',
  run: ({ order, loaded, terminal }) => {
    warn(loaded.notes, terminal);
    const described = describe(loaded);
    if (!described.ok) return Promise.resolve(reportFailure(described.issues.filter(isError), terminal));
    terminal.out(order.json ? JSON.stringify(described.value) : describeText(described.value));
    return Promise.resolve(described.value.trainable ? exitCodes.success : exitCodes.failure);
  },
};
