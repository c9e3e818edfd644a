import type { EncodedRows, PreparedData } from '../../../engine/src/pipeline/pipeline';
import type { Backend } from '../../../engine/src/kernels/kernels';
import type { Target } from '../../../engine/src/layers/_layer';
import type { Document, GraphNode } from '../../../engine/src/project/document';
import { defaultTraining } from '../../../engine/src/project/empty-document';
import { attend } from '../../../engine/src/train/attend';
import { evaluate } from '../../../engine/src/train/evaluate';
import { prepareTraining, type Training } from '../../../engine/src/train/prepare';
import { newProgress } from '../../../engine/src/train/progress';
import type { TrainHost } from '../../../engine/src/train/run';
import { runStep } from '../../../engine/src/train/step';
import type { Given, Stepwise } from './measure';

/** Our own engine on a workload: the program, batches and step of every run, as `train/loop.ts` goes through them. */
type Block = Pick<GraphNode, 'kind' | 'params'>;

const hidden = (units: number, normAndDropout: boolean): Block[] => {
  const dense = { kind: 'dense', params: { units } };
  const relu = { kind: 'activation', params: { fn: { kind: 'relu' } } };
  if (!normAndDropout) return [dense, relu];
  const norm = { kind: 'batch-norm', params: { epsilon: 1e-5, average: 0.9 } };
  return [dense, norm, relu, { kind: 'dropout', params: { keep: 0.5 } }];
};

/** Input, the hidden layers and Output in a row, trained as the workload says. */
const documentOf = ({ workload, layers, normAndDropout, batch, alpha, epochs }: Given): Document => {
  const blocks = [
    { kind: 'input', params: {} },
    ...layers.slice(1, -1).flatMap((units) => hidden(units, normAndDropout)),
    { kind: 'output', params: {} },
  ];
  const nodes = blocks.map(({ kind, params }, i) => ({ id: `${kind}-${i}`, kind, name: kind, x: 0, y: 0, params }));
  const edges = nodes.slice(1).map(({ id }, i) => ({ id: `edge-${i}`, from: nodes[i]!.id, to: id, port: 'x' }));
  const training = {
    ...defaultTraining(),
    ...{ learningRate: alpha, batchSize: batch, epochs, shuffle: false, optimizer: { kind: 'adam' } },
  };
  return { name: workload, data: null, graph: { nodes, edges }, training };
};

/** Rows as the pipeline would have encoded them: one-hot classes, or 0 and 1 for two. */
const encode = ({ x, y, rows, outputs }: Given): EncodedRows => {
  const target = new Float32Array(rows * outputs);
  if (outputs === 1) target.set(y);
  else for (let i = 0; i < rows; i++) target[i * outputs + y[i]!] = 1;
  return { rows, outputs, x, y: target, weights: null, source: Int32Array.from({ length: rows }, (_, i) => i) };
};

const dataOf = (given: Given): PreparedData => {
  const { features, outputs, rows } = given;
  const classes = Array.from({ length: Math.max(2, outputs) }, (_, i) => `class ${i}`);
  const target: Target = { kind: 'category', name: 'class', classes };
  const train = encode(given);
  const none = { ...train, rows: 0 };
  return {
    pipeline: { features: [], target, targetScaling: [], weight: null },
    facts: { features, featureColumns: features, trainRows: rows, target, classCounts: [] },
    featureNames: [],
    ...{ train, seen: train, dev: none, testRows: 0, droppedRows: 0, test: () => none },
  };
};

/** Puts the workload's W in the place of those drawn; b, γ and β start as they should by themselves. */
const loadWeights = ({ program }: Training, weights: Given['weights']): void => {
  const own = program.save();
  const matrices = program.tensors.filter(({ role }) => role === 'weight').map(({ name }) => name);
  const unfit = program.load(
    own.map((tensor) => ({ ...tensor, data: weights[matrices.indexOf(tensor.name)] ?? tensor.data })),
  );
  if (unfit.length > 0) throw new Error(`weights that do not fit: ${unfit.join(', ')}`);
};

/** Nobody watches the run. */
const host: TrainHost = { control: () => 'run' };

/** A run before its first step. */
export const startOf = (given: Given, backend: Backend): Training => {
  const prepared = prepareTraining({ document: documentOf(given), data: dataOf(given), backend }, false);
  if (!prepared.ok) throw new Error(prepared.issues.map(({ message }) => message).join('\n'));
  return prepared.value;
};

/** Trains it step by step. */
export const traineeOf = (training: Training): Stepwise => {
  const { batches, program, predictor, reading, job } = training;
  const progress = newProgress();
  return {
    step: (from) => {
      if (from === 0) {
        progress.epoch = progress.step / batches.perEpoch;
        progress.batch = 0;
        batches.startEpoch(progress.epoch + 1);
      }
      attend(training, progress, host);
      const broken = runStep(training, progress, batches.load(program, progress.batch), host);
      return broken ? NaN : reading.cost;
    },
    quality: () => {
      const { dataCost, metrics } = evaluate(predictor, job.data.train, job.data.pipeline, 0)!;
      return { loss: dataCost, accuracy: metrics['accuracy']! };
    },
    close: () => program.close(),
  };
};

export const train = (given: Given, backend: Backend): Stepwise => {
  const training = startOf(given, backend);
  loadWeights(training, given.weights);
  return traineeOf(training);
};
