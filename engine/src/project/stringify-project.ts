import type { Real } from '../kernels/real';
import { toBase64 } from './base64';
import type { ProjectFile } from './project-file';
import type { Flow } from '../train/flow';
import type { RunRecord } from '../train/run';

/**
 * The project as text: keys sorted, a block, wire, column, epoch or tensor a line, so that versions compare line by line.
 * Tensors are base64 of their little-endian float32 bytes; NaN is null, as JSON has no word for it.
 */
export const stringifyProject = (file: ProjectFile): string =>
  `${write({ ...file, runs: file.runs.map(storedRun) }, '')}\n`;

/** A run with its arrays as base64. */
const storedRun = (run: RunRecord): object => {
  const { batchCost, model, flow } = run.result;
  return {
    ...run,
    result: {
      ...run.result,
      batchCost: { steps: { float64: toBase64(batchCost.steps) }, cost: { float32: toBase64(batchCost.cost) } },
      model: {
        ...model,
        tensors: model.tensors.map(({ name, shape, data }) => ({ name, shape, float32: toBase64(asFloat32(data)) })),
      },
      ...(flow && { flow: storedFlow(flow) }),
    },
  };
};

const storedFlow = ({ steps, activations, gradients, ...names }: Flow): object => ({
  ...names,
  steps: { float64: toBase64(steps) },
  activations: { float32: toBase64(activations) },
  gradients: { float32: toBase64(gradients) },
});

/** Runs hold float32, whatever they were computed in. */
const asFloat32 = (data: Real): Float32Array => (data instanceof Float32Array ? data : Float32Array.from(data));

/** Objects open out, one key a line; so do lists, but what stands in them takes one line each. Only runs open out further. */
const write = (value: unknown, indent: string, key = ''): string => {
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.some(isObject)) {
    const items = value.map((each) => inner + (key === 'runs' ? write(each, inner) : line(each)));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (!isObject(value) || Array.isArray(value) || isSmall(value)) return line(value);
  const lines = entries(value).map(([name, each]) => `${inner}${JSON.stringify(name)}: ${write(each, inner, name)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
};

/** A value on one line, as JSON with sorted keys. */
const line = (value: unknown): string => {
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return `[${value.map(line).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${entries(value)
    .map(([name, each]) => `${JSON.stringify(name)}: ${line(each)}`)
    .join(', ')}}`;
};

const number = (value: number): string => {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : JSON.stringify(value);
  return Number.isNaN(value) ? 'null' : `"${value}"`;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Objects of a few plain values (a split, a schedule) stand on one line. */
const isSmall = (value: object): boolean => {
  const parts = Object.values(value);
  return parts.length <= 5 && !parts.some(isObject);
};

const entries = (value: object): [string, unknown][] =>
  Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
