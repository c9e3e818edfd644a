import { readFileSync } from 'node:fs';
import { prepare, type RunRecord, type Table } from '@deepwright/engine';
import type { ReadTensor } from './read-weights';

/**
 * The network of the main job (dense → batch norm → tanh → dropout → softmax) computed by hand in float64 from a raw CSV
 * and tensors read from a file. Only which rows are dev rows is asked of the engine.
 */
export function forward(
  csv: string,
  record: RunRecord,
  tensors: Map<string, ReadTensor>,
): { accuracy: number; cost: number } {
  const [header, ...lines] = readFileSync(csv, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  const { features, target } = record.result.model.pipeline;
  if (target.kind !== 'category') throw new Error('expected classes');
  let right = 0;
  let cost = 0;
  const rows = devRows(header!, lines, record);
  for (const row of rows) {
    const x = features.map((coding) => {
      if (coding.type !== 'number') throw new Error('expected numbers');
      return (Number(lines[row]![header!.indexOf(coding.column)]) - coding.stats.mean!) / coding.stats.deviation!;
    });
    const p = network(x, tensors);
    const truth = target.classes.indexOf(lines[row]![header!.indexOf(target.name)]!);
    if (p.indexOf(Math.max(...p)) === truth) right++;
    cost -= Math.log(p[truth]!);
  }
  return { accuracy: right / rows.length, cost: cost / rows.length };
}

function network(x: readonly number[], tensors: Map<string, ReadTensor>): number[] {
  const at = (name: string) => tensors.get(name)!.data;
  const z = times(x, tensors.get('dense-1.W')!);
  const normal = z.map((value, j) => {
    const scaled =
      (value - at('batch-norm-1.runningMean')[j]!) / Math.sqrt(at('batch-norm-1.runningVariance')[j]! + 1e-5);
    return at('batch-norm-1.gamma')[j]! * scaled + at('batch-norm-1.beta')[j]!;
  });
  const out = times(normal.map(Math.tanh), tensors.get('output-1.W')!).map((value, j) => value + at('output-1.b')[j]!);
  const exps = out.map((value) => Math.exp(value - Math.max(...out)));
  return exps.map((value) => value / exps.reduce((a, b) => a + b, 0));
}

/** x·W, W as [inputs, outputs]. */
function times(x: readonly number[], { shape, data }: ReadTensor): number[] {
  const [inputs, outputs] = shape as [number, number];
  if (inputs !== x.length) throw new Error(`${x.length} inputs for a tensor of ${inputs}`);
  return Array.from({ length: outputs }, (_, j) =>
    x.reduce((sum, value, i) => sum + value * data[i * outputs + j]!, 0),
  );
}

function devRows(header: readonly string[], lines: readonly string[][], record: RunRecord): number[] {
  const spec = record.document.data!;
  const table: Table = {
    rows: lines.length,
    columns: spec.columns.map(({ name, type }) => {
      const cells = lines.map((line) => line[header.indexOf(name)]!);
      if (type === 'number') return { name, type, values: Float64Array.from(cells, Number) };
      const categories = [...new Set(cells)].sort();
      return { name, type: 'category', codes: Int32Array.from(cells, (cell) => categories.indexOf(cell)), categories };
    }),
  };
  const prepared = prepare(table, spec);
  if (!prepared.ok) throw new Error(prepared.issues[0]!.message);
  return [...prepared.value.data.dev.source];
}
