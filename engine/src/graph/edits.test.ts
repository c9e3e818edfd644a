import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layers } from '../layers/_registry';
import { emptyDocument } from '../project/empty-document';
import type { Document, Graph, GraphEdge, GraphNode } from '../project/document';
import { parseProject } from '../project/parse-project';
import { projectVersion } from '../project/project-file';
import { stringifyProject } from '../project/stringify-project';
import { chain, factsOf, relu, threeClasses } from '../testing/graphs';
import { applyEdit } from './apply-edit';
import { arrange } from './arrange';
import { connectProblem } from './connect-problem';
import type { Edit } from './edit';
import { copyOf, newEdge, newNode, paletteItems } from './new-node';
import { planGraph } from './plan-graph';

const items = paletteItems();
const names = [
  'input-1',
  'dense-1',
  'dense-2',
  'activation-1',
  'add-1',
  'concatenate-1',
  'batch-norm-1',
  'output-1',
  'nowhere',
];
const id = fc.constantFrom(...names);
const kind = fc.constantFrom(...Object.keys(layers), 'attention', '__proto__', 'constructor');
const port = fc.constantFrom('x', 'x1', 'x2', 'x3', 'x8', 'y', '');
const place = fc.integer({ min: -1000, max: 1000 });

const params = fc.constantFrom<GraphNode['params']>(
  {},
  { units: 4 },
  { units: -1 },
  { keep: 0.5 },
  { fn: { kind: 'tanh' } },
  { fn: { kind: '__proto__' } },
  { loss: { kind: 'squared-error' } },
  { what: 'ever' },
);
const node: fc.Arbitrary<GraphNode> = fc.record({ id, kind, name: fc.string(), x: place, y: place, params });
const edge: fc.Arbitrary<GraphEdge> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  from: id,
  to: id,
  port,
});
const wire: fc.Arbitrary<GraphEdge> = fc.tuple(id, id, port).map(([from, to, at]) => newEdge(from, to, at));

const plain: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    nodes: fc.array(node, { maxLength: 3 }),
    edges: fc.array(fc.oneof(edge, wire), { maxLength: 3 }),
  }),
  fc.record({
    do: fc.constant('remove' as const),
    nodes: fc.array(id, { maxLength: 2 }),
    edges: fc.array(fc.string(), { maxLength: 2 }),
  }),
  fc.record({ do: fc.constant('connect' as const), edge: fc.oneof(edge, wire) }),
  fc.record({ do: fc.constant('move' as const), to: fc.dictionary(id, fc.record({ x: place, y: place })) }),
  fc.record({ do: fc.constant('rename' as const), node: id, name: fc.string() }),
  fc.record({ do: fc.constant('set' as const), nodes: fc.array(id, { maxLength: 2 }), params }),
  fc.record({ do: fc.constant('replace' as const), node: id, kind }),
  fc.record({ do: fc.constant('name' as const), name: fc.string() }),
  fc.record({ do: fc.constant('training' as const), set: fc.record({ epochs: fc.nat(10) }) }),
);
const edits = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: plain },
    fc.record({ do: fc.constant('all' as const), edits: fc.array(plain, { maxLength: 3 }) }),
  ),
  { maxLength: 25 },
);

const start: Document = { ...emptyDocument('test'), graph: chain(['dense'], relu, ['dense']) };
const facts = factsOf(4, 100, threeClasses);

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

const expectWhole = ({ nodes, edges: wires }: Graph): void => {
  const ids = nodes.map((each) => each.id);
  expect(unique(ids)).toBe(true);
  expect(unique(wires.map((each) => each.id))).toBe(true);
  expect(unique(wires.map((each) => JSON.stringify([each.to, each.port])))).toBe(true);
  for (const { from, to } of wires) expect(ids).toEqual(expect.arrayContaining([from, to]));
};

describe('any series of edits', () => {
  it('keeps ids unique, wires between blocks that exist, and one wire at each input', () => {
    fc.assert(
      fc.property(edits, (series) => expectWhole(series.reduce(applyEdit, start).graph)),
      { numRuns: 500 },
    );
  });

  it('leaves a graph that can be planned, and every block is told why it is not ok', () => {
    fc.assert(
      fc.property(edits, fc.boolean(), (series, loaded) => {
        const { graph } = series.reduce(applyEdit, start);
        const plan = planGraph(graph, loaded ? facts : null);
        const known = graph.nodes.filter(({ kind: each }) => Object.hasOwn(layers, each));
        expect(plan.nodes.map(({ node: each }) => each.id).sort()).toEqual(known.map((each) => each.id).sort());
        const blamed = new Set(plan.issues.filter(({ level }) => level === 'error').map(({ nodeId }) => nodeId));
        for (const planned of plan.nodes) {
          if (planned.status === 'error') expect(blamed).toContain(planned.node.id);
          if (planned.status === 'waiting') expect(blamed).toContain(planned.waitsFor);
          if (loaded) expect(planned.status === 'unknown').toBe(false);
          expect(planned.status === 'ok').toBe(planned.shape !== null && !blamed.has(planned.node.id));
        }
        if (plan.trainable) expect(blamed.size).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves a document that is saved and opened the same', () => {
    fc.assert(
      fc.property(edits, (series) => {
        const document = series.reduce(applyEdit, start);
        const file = { format: 'deepwright' as const, version: projectVersion, document, runs: [] };
        expect(parseProject(stringifyProject(file))).toEqual({ ok: true, value: file });
      }),
    );
  });

  it('never changes the document it started from, and gives the same object when it changes nothing', () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    freeze(start);
    fc.assert(
      fc.property(edits, plain, (series, last) => {
        const document = freeze(series.reduce(applyEdit, start));
        const next = applyEdit(document, last);
        if (JSON.stringify(next) === JSON.stringify(document)) expect(next).toBe(document);
        if (next.graph.nodes === document.graph.nodes && next.graph.edges === document.graph.edges)
          expect(next.graph).toBe(document.graph);
      }),
      { numRuns: 500 },
    );
  });

  it('sets the block that is odd, also where the first ports are free', () => {
    const add = { id: 'add-1', kind: 'add', name: 'Add', x: 0, y: 0, params: {} };
    const edges = [newEdge('activation-1', 'add-1', 'x2'), newEdge('dense-2', 'add-1', 'x3')];
    const narrow = applyEdit(start, { do: 'set', nodes: ['dense-2'], params: { units: 5 } });
    const { graph } = applyEdit(narrow, { do: 'add', nodes: [add], edges });
    const issue = planGraph(graph, facts).issues.find(({ code }) => code === 'graph/shape');
    expect(issue?.fixes?.[0]?.edit).toEqual({ do: 'set', nodes: ['dense-2'], params: { units: 32 } });
  });

  it('offers fixes that are edits of the same graph, and each does away with its issue', () => {
    fc.assert(
      fc.property(edits, (series) => {
        const document = series.reduce(applyEdit, start);
        for (const issue of planGraph(document.graph, facts).issues) {
          for (const fix of issue.fixes ?? []) {
            const fixed = applyEdit(document, fix.edit);
            expect(fixed, fix.label).not.toBe(document);
            const same = planGraph(fixed.graph, facts).issues.filter(
              (each) => each.code === issue.code && each.message === issue.message && each.nodeId === issue.nodeId,
            );
            const before = planGraph(document.graph, facts).issues.filter(
              (each) => each.code === issue.code && each.message === issue.message && each.nodeId === issue.nodeId,
            );
            expect(same.length, fix.label).toBeLessThan(before.length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('makes a circle only of wires that connectProblem refuses', () => {
    const wires = fc.array(wire, { maxLength: 30 });
    fc.assert(
      fc.property(edits, wires, (series, proposed) => {
        const from = series
          .filter(({ do: what }) => what !== 'connect' && what !== 'add' && what !== 'all')
          .reduce(applyEdit, start);
        const document = proposed.reduce(
          (now, each) => (connectProblem(now.graph, each) ? now : applyEdit(now, { do: 'connect', edge: each })),
          from,
        );
        const codes = planGraph(document.graph, facts).issues.map(({ code }) => code);
        expect(codes.filter((code) => ['graph/cycle', 'graph/no-port', 'graph/no-outputs'].includes(code))).toEqual([]);
      }),
    );
  });

  it('can be arranged: every block gets a place of its own', () => {
    fc.assert(
      fc.property(edits, fc.integer({ min: 100, max: 3000 }), (series, width) => {
        const { graph } = series.reduce(applyEdit, start);
        const places = arrange(graph, width);
        expect(Object.keys(places).sort()).toEqual(graph.nodes.map((each) => each.id).sort());
        expect(unique(Object.values(places).map(({ x, y }) => `${x} ${y}`))).toBe(true);
      }),
    );
  });
});

describe('new blocks', () => {
  it('get free ids and names, whatever is there', () => {
    fc.assert(
      fc.property(edits, fc.constantFrom(...items), (series, item) => {
        const document = series.reduce(applyEdit, start);
        const made = newNode(document.graph, item, 8, 16);
        expect(document.graph.nodes.map((each) => each.id)).not.toContain(made.id);
        expect(document.graph.nodes.map((each) => each.name)).not.toContain(made.name);
        expect(applyEdit(document, { do: 'add', nodes: [made] }).graph.nodes).toContain(made);
      }),
    );
  });

  it('are copied with the wires among them, under new ids', () => {
    fc.assert(
      fc.property(edits, fc.subarray(names), (series, chosen) => {
        const document = series.reduce(applyEdit, start);
        const inside = (each: string): boolean => chosen.includes(each);
        const part: Graph = {
          nodes: document.graph.nodes.filter((each) => inside(each.id)),
          edges: document.graph.edges.filter(({ from, to }) => inside(from) && inside(to)),
        };
        const copy = copyOf(document.graph, part, 24, 24);
        expect([copy.nodes.length, copy.edges.length]).toEqual([part.nodes.length, part.edges.length]);
        const grown = applyEdit(document, { do: 'add', ...copy }).graph;
        expectWhole(grown);
        expect([grown.nodes.length, grown.edges.length]).toEqual([
          document.graph.nodes.length + part.nodes.length,
          document.graph.edges.length + part.edges.length,
        ]);
      }),
    );
  });
});
