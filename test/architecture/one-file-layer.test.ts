import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Engine from '../../engine/src/index';
import { copyWithLayer } from './support/throw-away';

/**
 * The promise of the design: one file in engine/src/layers, `npm run registries`, and everything has the layer.
 * The window's part of it (palette, form, help page) is in the end-to-end tests.
 */
let folder: string;
let engine: typeof Engine;

const node = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

beforeAll(async () => {
  folder = copyWithLayer();
  node('scripts/registries.mjs');
  const outfile = path.join(folder, 'engine.mjs');
  await build({
    entryPoints: [path.join(folder, 'engine/src/index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  });
  engine = (await import(pathToFileURL(outfile).href)) as typeof Engine;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Input → Dense → Stretch → Output. */
const graphWith = (params: Engine.ParamRecord): Engine.Graph => {
  const kinds = ['Input', 'Dense', 'Stretch', 'Output'];
  let graph: Engine.Graph = { nodes: [], edges: [] };
  for (const title of kinds) {
    const item = engine.paletteItems().find((each) => each.title === title)!;
    const made = engine.newNode(graph, title === 'Stretch' ? { ...item, params } : item, 0, 0);
    const last = graph.nodes.at(-1);
    const edges = last ? [...graph.edges, engine.newEdge(last.id, made.id, 'x')] : graph.edges;
    graph = { nodes: [...graph.nodes, made], edges };
  }
  return graph;
};

const data = (): Engine.PreparedData => {
  const values = (f: (i: number) => number) => Float64Array.from({ length: 40 }, (_, i) => f(i));
  const table: Engine.Table = {
    rows: 40,
    columns: [
      { name: 'a', type: 'number', values: values((i) => i % 7) },
      { name: 'b', type: 'number', values: values((i) => (i * i) % 11) },
      { name: 't', type: 'number', values: values((i) => (i % 7) * 2 - ((i * i) % 11)) },
    ],
  };
  const column = (name: string, role: Engine.ColumnRole): Engine.ColumnSpec => ({
    name,
    type: 'number',
    role,
    missing: 'drop',
    encoding: 'one-hot',
    scaler: 'z-score',
  });
  const prepared = engine.prepare(table, {
    source: { kind: 'sample', id: 'none' },
    read: {},
    columns: [column('a', 'feature'), column('b', 'feature'), column('t', 'target')],
    split: { kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: false, seed: 1 },
    augment: [],
  });
  if (!prepared.ok) throw new Error(prepared.issues[0]!.message);
  return prepared.value.data;
};

describe('a layer added as one file', () => {
  it('is missed by the stale registry before, and fresh after', () => {
    writeFileSync(path.join(folder, 'engine/src/layers/another.ts'), 'export default {};\n');
    expect(() => node('scripts/registries.mjs', '--check')).toThrow(/npm run registries/);
    rmSync(path.join(folder, 'engine/src/layers/another.ts'));
    expect(() => node('scripts/registries.mjs', '--check')).not.toThrow();
  });

  it('stands in the registry and in the palette', () => {
    expect(engine.layerOf('stretch')?.title).toBe('Stretch');
    expect(engine.paletteItems()).toContainEqual(expect.objectContaining({ kind: 'stretch', group: 'Normalise' }));
  });

  it('has its parameters filled, checked and shown', () => {
    const plan = engine.planGraph(graphWith({}), data().facts);
    expect(plan.issues).toEqual([]);
    expect(plan.trainable).toBe(true);
    const stretch = plan.byId.get('stretch-1')!;
    expect(stretch.p).toEqual({ factor: 2 });
    expect(stretch.face).toEqual([['Factor', '2']]);
    expect(stretch.shape).toEqual(plan.byId.get('dense-1')!.shape);
    const wrong = engine.planGraph(graphWith({ factor: 99 }), data().facts);
    expect(wrong.issues).toEqual([
      expect.objectContaining({ nodeId: 'stretch-1', path: 'factor', code: 'params/range' }),
    ]);
  });

  it('is saved and loaded', () => {
    const document = { ...engine.emptyDocument('copy'), graph: graphWith({ factor: 3 }) };
    const text = engine.stringifyProject({ format: 'deepwright', version: engine.projectVersion, document, runs: [] });
    const read = engine.parseProject(text);
    expect(read).toEqual({ ok: true, value: expect.objectContaining({ document }) as unknown });
  });

  it('trains, and its gradients are checked', () => {
    const document = { ...engine.emptyDocument('copy'), graph: graphWith({ factor: -0.5 }) };
    const trained = engine.train(
      { document: { ...document, training: { ...document.training, epochs: 3 } }, data: data() },
      { control: () => 'run' },
    );
    expect(trained).toMatchObject({ ok: true, value: { status: 'done' } });
    expect(engine.gradientCheck({ document, data: data() })).toMatchObject({ ok: true, value: { verdict: 'good' } });
  });
});
