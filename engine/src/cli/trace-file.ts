import type { FinishedRun } from '../host/train/protocol';
import type { Real } from '../kernels/real';
import type { Trace } from '../train/trace';
import type { TraceFile } from './formats/trace';
import type { TrainReport } from './formats/train';

/** JSON has no word for NaN and the infinities. Number.prototype.toString brings the same bits back. */
const numberText = (value: number): string => (Number.isFinite(value) ? JSON.stringify(value) : 'null');

const listText = (values: Real): string => `[${Array.from(values, numberText).join(', ')}]`;

const gradientsText = (gradients: NonNullable<Trace['gradients']>, step: number): string => {
  const tensors = gradients.map(
    ({ name, shape, data }) =>
      `      ${JSON.stringify(name)}: { "shape": [${shape.join(', ')}], "values": ${listText(data)} }`,
  );
  return `,\n  "gradients": {\n    "step": ${step},\n    "tensors": {\n${tensors.join(',\n')}\n    }\n  }`;
};

const stepText = ({ epochs, rows, cost, dataCost, penalty, learningRate }: Trace, i: number, step: number): string =>
  JSON.stringify({
    step,
    epoch: epochs[i]!,
    rows: rows[i]!,
    cost: cost[i]!,
    dataCost: dataCost[i]!,
    penalty: penalty[i]!,
    learningRate: learningRate[i]!,
  } satisfies TraceFile['steps'][number]);

/** The trace of a run as JSON, a mini-batch a line. */
export const traceText = (
  trace: Trace,
  { project, seed, precision }: Pick<TrainReport, 'project' | 'seed' | 'precision'>,
  { result }: Pick<FinishedRun, 'result'>,
): string => {
  const before = result.stepsRun - trace.cost.length;
  const head = { format: 'deepwright/trace', version: 1, project, seed, precision } satisfies Partial<TraceFile>;
  const fields = Object.entries(head).map(([key, value]) => `  "${key}": ${JSON.stringify(value)},\n`);
  const steps = Array.from(trace.cost, (_, i) => `    ${stepText(trace, i, before + i + 1)}`);
  const gradients = trace.gradients ? gradientsText(trace.gradients, before + 1) : '';
  const list = steps.length === 0 ? '[]' : `[\n${steps.join(',\n')}\n  ]`;
  return `{\n${fields.join('')}  "steps": ${list}${gradients}\n}\n`;
};
