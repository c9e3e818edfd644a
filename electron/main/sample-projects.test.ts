import { parseProject, planGraph, prepareDocument, stringifyProject, train } from '@deepwright/engine';
import { openData } from '@deepwright/engine/host/data/open-data';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.join(import.meta.dirname, '../../resources/samples');
const textOf = (name: string) => readFileSync(path.join(folder, name), 'utf8');

describe.each([
  ['iris', 'accuracy', 0.9],
  ['moons', 'accuracy', 0.95],
  ['diabetes', 'r2', 0.4],
  ['penguins', 'accuracy', 0.95],
  ['digits', 'accuracy', 0.95],
  ['breast-cancer', 'accuracy', 0.95],
  ['wine', 'accuracy', 0.95],
  ['spirals', 'accuracy', 0.9],
] as const)('the project of the sample %s', (id, metric, atLeast) => {
  const text = textOf(`${id}.dw`);
  const read = parseProject(text, `${id}.dw`);

  it('is written as the app writes it', () => {
    expect(read).toMatchObject({ ok: true });
    if (read.ok) expect(stringifyProject(read.value)).toBe(text);
  });

  it('trains in seconds without a single issue', async () => {
    if (!read.ok) throw new Error(read.issues[0]!.message);
    const { document, runs } = read.value;
    expect(runs).toEqual([]);
    expect(document.data?.source).toEqual({ kind: 'sample', id });
    const opened = await openData(path.join(folder, `${id}.csv`));
    if (!opened.ok) throw new Error(opened.issues[0]?.message);
    const { table, preview } = opened.value;
    const prepared = prepareDocument(document, table);
    if (!prepared.ok) throw new Error(prepared.issues[0]?.message);
    const { data, issues } = prepared.value;
    const plan = planGraph(document.graph, data.facts);
    const worrying = [...preview.issues, ...issues, ...plan.issues].filter(({ level }) => level !== 'info');
    expect(worrying).toEqual([]);
    expect(plan.trainable).toBe(true);
    const run = train({ document, data }, { control: () => 'run' });
    if (!run.ok) throw new Error(run.issues[0]?.message);
    expect(run.value.status).toBe('done');
    expect(run.value.dev?.metrics[metric]).toBeGreaterThan(atLeast);
  });
});
