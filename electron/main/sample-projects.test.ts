import { parseProject, planGraph, prepare, stringifyProject, train, type Column, type Table } from '@deepwright/engine';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlainCsv } from './samples';

const folder = path.join(import.meta.dirname, '../../resources/samples');
const textOf = (name: string) => readFileSync(path.join(folder, name), 'utf8');

function tableOf(csv: string): Table {
  const { header, rows } = readPlainCsv(csv);
  const column = (name: string, i: number): Column => {
    const cells = rows.map((row) => row[i] ?? '');
    if (cells.every((cell) => Number.isFinite(Number(cell)))) {
      return { name, type: 'number', values: Float64Array.from(cells, Number) };
    }
    const categories = [...new Set(cells)].sort();
    return { name, type: 'category', codes: Int32Array.from(cells, (cell) => categories.indexOf(cell)), categories };
  };
  return { rows: rows.length, columns: header.map(column) };
}

describe.each([
  ['iris', 'accuracy', 0.9],
  ['moons', 'accuracy', 0.95],
  ['diabetes', 'r2', 0.4],
] as const)('the project of the sample %s', (id, metric, atLeast) => {
  const text = textOf(`${id}.dw`);
  const read = parseProject(text, `${id}.dw`);

  it('is written as the app writes it', () => {
    expect(read).toMatchObject({ ok: true });
    if (read.ok) expect(stringifyProject(read.value)).toBe(text);
  });

  it('trains in seconds without a single issue', () => {
    if (!read.ok) return;
    const { document, runs } = read.value;
    expect(runs).toEqual([]);
    expect(document.data?.source).toEqual({ kind: 'sample', id });
    const prepared = prepare(tableOf(textOf(`${id}.csv`)), document.data!);
    if (!prepared.ok) throw new Error(prepared.issues[0]?.message);
    const { data, issues } = prepared.value;
    const plan = planGraph(document.graph, data.facts);
    expect([...issues, ...plan.issues]).toEqual([]);
    expect(plan.trainable).toBe(true);
    const run = train({ document, data }, { control: () => 'run' });
    if (!run.ok) throw new Error(run.issues[0]?.message);
    expect(run.value.status).toBe('done');
    expect(run.value.dev?.metrics[metric]).toBeGreaterThan(atLeast);
  });
});
