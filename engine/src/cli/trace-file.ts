import type { FinishedRun } from '../host/train/protocol';
import type { Real } from '../kernels/real';
import type { Trace } from '../train/trace';
import type { TraceFile } from './formats/trace';
import type { TrainReport } from './formats/train';

/** JSON has no word for NaN and the infinities. Number.prototype.toString brings the same bits back. */
const numberText = (value: number): string => (Number.isFinite(value) ? JSON.stringify(value) : 'null');

const listText = (values: Real): string => `[${Array.from(values, numberText).join(', ')}]`;

function* gradientLines(gradients: NonNullable<Trace['gradients']>, step: number): Iterable<string> {
  yield '  "gradients": {';
  yield `    "step": ${step},`;
  yield '    "tensors": {';
  for (const [i, { name, shape, data }] of gradients.entries()) {
    const comma = i < gradients.length - 1 ? ',' : '';
    yield `      ${JSON.stringify(name)}: { "shape": [${shape.join(', ')}], "values": ${listText(data)} }${comma}`;
  }
  yield '    }';
  yield '  }';
}

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

/** The trace of a run as lines of JSON, a mini-batch a line. */
export function* traceLines(
  trace: Trace,
  { project, seed, precision }: Pick<TrainReport, 'project' | 'seed' | 'precision'>,
  { result }: Pick<FinishedRun, 'result'>,
): Iterable<string> {
  const head = { format: 'deepwright/trace', version: 1, project, seed, precision } satisfies Partial<TraceFile>;
  const count = trace.cost.length;
  const before = result.stepsRun - count;
  yield '{';
  for (const [key, value] of Object.entries(head)) yield `  "${key}": ${JSON.stringify(value)},`;
  yield '  "steps": [';
  for (let i = 0; i < count; i++) yield `    ${stepText(trace, i, before + i + 1)}${i < count - 1 ? ',' : ''}`;
  yield trace.gradients ? '  ],' : '  ]';
  if (trace.gradients) yield* gradientLines(trace.gradients, before + 1);
  yield '}';
}
