import { describe, expect, it } from 'vitest';
import { emptyDocument } from '../project/empty-document';
import type { Graph } from '../project/document';
import { chain, factsOf, graphOf, relu, threeClasses, twoClasses } from '../testing/graphs';
import { applyEdit } from './apply-edit';
import { connectProblem } from './connect-problem';
import { newEdge } from './new-node';
import { planGraph } from './plan-graph';

const facts = { ...factsOf(10, 206, threeClasses), featureColumns: 6 };

/** The picture of the design: a skip over dropout and a second dense layer, whose width does not fit. */
const skip = (units: number): Graph =>
  graphOf(
    [['input'], ['dense', { units: 32 }], ['batch-norm'], relu, ['dropout'], ['dense', { units }], ['add'], ['output']],
    [
      'input-1 dense-1',
      'dense-1 batch-norm-1',
      'batch-norm-1 activation-1',
      'activation-1 dropout-1',
      'dropout-1 dense-2',
      'activation-1 add-1.x1',
      'dense-2 add-1.x2',
      'add-1 output-1',
    ],
  );

const withGraph = (graph: Graph) => ({ ...emptyDocument(), graph });
const codesOf = (graph: Graph) => planGraph(graph, facts).issues.map(({ code }) => code);
const only = (graph: Graph) => {
  const { issues } = planGraph(graph, facts);
  expect(issues).toHaveLength(1);
  return issues[0]!;
};

describe('a network that is right', () => {
  const plan = planGraph(skip(32), facts);

  it('has shapes, parameter counts and faces as drawn: 320, 64, 1056 and 99, 1539 in all', () => {
    expect(plan.issues).toEqual([]);
    expect(plan.trainable).toBe(true);
    expect(plan.nodes.map(({ parameters }) => parameters)).toEqual([0, 320, 64, 0, 0, 1056, 0, 99]);
    expect(plan.parameters).toBe(1539);
    expect(plan.byId.get('batch-norm-1')!.statistics).toBe(64);
    expect(plan.nodes.map(({ shape }) => shape)).toEqual([[10], [32], [32], [32], [32], [32], [32], [3]]);
    expect(plan.byId.get('input-1')!.face).toEqual([
      ['Columns', '6 → 10'],
      ['Rows', '206'],
    ]);
  });

  it('T60: leaves out the bias that batch norm cancels, and only that', () => {
    expect(plan.byId.get('dense-1')).toMatchObject({
      biasCancelled: true,
      face: [
        ['Units', '32'],
        ['Bias', 'off'],
      ],
    });
    expect(plan.byId.get('dense-1')!.weights.map(({ name }) => name)).toEqual(['W']);
    expect(plan.byId.get('dense-2')!.biasCancelled).toBe(false);
  });

  it('keeps the bias when one consumer does not subtract the mean', () => {
    const both = applyEdit(withGraph(skip(32)), { do: 'connect', edge: newEdge('dense-1', 'add-1', 'x3') }).graph;
    expect(planGraph(both, facts).byId.get('dense-1')!.biasCancelled).toBe(false);
  });

  it('is in an order in which every block comes after those that feed it, first in the document first', () => {
    const shuffled = { nodes: [...skip(32).nodes].reverse(), edges: skip(32).edges };
    expect(planGraph(shuffled, facts).nodes.map(({ node }) => node.id)).toEqual(plan.nodes.map(({ node }) => node.id));
  });

  it('has no shapes before data is loaded, and no mistakes', () => {
    const waiting = planGraph(skip(32), null);
    expect(waiting.issues).toEqual([]);
    expect(waiting.trainable).toBe(false);
    expect(new Set(waiting.nodes.map(({ status }) => status))).toEqual(new Set(['unknown']));
  });
});

describe('shapes that differ', () => {
  const plan = planGraph(skip(24), facts);
  const issue = plan.issues[0]!;

  it('are told at the block, with what came', () => {
    expect(plan.issues).toHaveLength(1);
    expect(issue).toMatchObject({ code: 'graph/shape', nodeId: 'add-1' });
    expect(issue.message).toBe('Add needs inputs of one shape. activation 1 gives B × 32, dense 2 gives B × 24.');
  });

  it('leave what follows waiting, without an issue of its own', () => {
    expect(plan.byId.get('add-1')!.status).toBe('error');
    expect(plan.byId.get('output-1')).toMatchObject({ status: 'waiting', waitsFor: 'add-1', shape: null });
    expect(plan.trainable).toBe(false);
  });

  it('are mended by one click: the units of the block that made the width, or another kind of block', () => {
    expect(issue.fixes!.map(({ label }) => label)).toEqual(['Set dense 2 to 32 units', 'Use Concatenate']);
    for (const { edit } of issue.fixes!) {
      const mended = planGraph(applyEdit(withGraph(skip(24)), edit).graph, facts);
      expect(mended.issues).toEqual([]);
      expect(mended.trainable).toBe(true);
    }
  });

  it('find the units behind blocks that keep the width', () => {
    const graph = graphOf(
      [['input'], ['dense', { units: 8 }], ['dense', { units: 6 }], relu, ['dropout'], ['add'], ['output']],
      [
        'input-1 dense-1',
        'dense-1 dense-2',
        'dense-2 activation-1',
        'activation-1 dropout-1',
        'dense-1 add-1.x1',
        'dropout-1 add-1.x2',
        'add-1 output-1',
      ],
    );
    expect(planGraph(graph, facts).issues[0]!.fixes![0]!.label).toBe('Set dense 2 to 8 units');
  });
});

describe('mistakes of the graph', () => {
  it('names the blocks on a circle in the order of the wires, and what is behind it waits', () => {
    const graph = graphOf(
      [['input'], ['add'], ['dense'], relu, ['output']],
      ['input-1 add-1.x1', 'add-1 dense-1', 'dense-1 activation-1', 'activation-1 add-1.x2', 'activation-1 output-1'],
    );
    const { issues, byId } = planGraph(graph, facts);
    expect(issues).toHaveLength(1);
    expect(issues[0]!.message).toContain('add 1 → dense 1 → activation 1 → add 1');
    expect(byId.get('output-1')).toMatchObject({ status: 'waiting', waitsFor: 'add-1' });
  });

  it('tells an unconnected input once, at its port', () => {
    const graph = graphOf([['input'], ['dense'], ['output']], ['dense-1 output-1', 'input-1 dense-9']);
    const issues = planGraph(graph, facts).issues.filter(({ level }) => level === 'error');
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code: 'graph/unconnected', nodeId: 'dense-1', port: 'x' });
  });

  it('asks for as many inputs as Add needs, and takes any two of its ports', () => {
    const one = graphOf([['input'], ['add'], ['output']], ['input-1 add-1.x1', 'add-1 output-1']);
    expect(only(one)).toMatchObject({ code: 'graph/unconnected', port: 'x2' });
    const apart = graphOf([['input'], ['add'], ['output']], ['input-1 add-1.x1', 'input-1 add-1.x5', 'add-1 output-1']);
    expect(codesOf(apart)).toEqual([]);
  });

  it('warns of a block that leads nowhere, and lets the network train', () => {
    const graph = graphOf(
      [['input'], ['dense'], ['dense'], ['output']],
      ['input-1 dense-1', 'input-1 dense-2', 'dense-1 output-1'],
    );
    expect(only(graph)).toMatchObject({ code: 'graph/unused', level: 'warning', nodeId: 'dense-2' });
    expect(planGraph(graph, facts).trainable).toBe(true);
  });

  it('wants exactly one input and one output', () => {
    expect(codesOf(graphOf([['dense']], []))).toEqual(expect.arrayContaining(['graph/no-input', 'graph/no-output']));
    const two = graphOf(
      [['input'], ['input'], ['add'], ['output']],
      ['input-1 add-1.x1', 'input-2 add-1.x2', 'add-1 output-1'],
    );
    expect(only(two)).toMatchObject({ code: 'graph/second', nodeId: 'input-2' });
  });

  it('keeps a block of an unknown kind, says so, and what follows waits for it', () => {
    const graph = graphOf([['input'], ['attention'], ['output']], ['input-1 attention-1', 'attention-1 output-1']);
    expect(only(graph)).toMatchObject({ code: 'graph/unknown-kind', nodeId: 'attention-1' });
    expect(planGraph(graph, facts).byId.get('output-1')).toMatchObject({ status: 'waiting', waitsFor: 'attention-1' });
  });

  it('is no crash when a kind is the name of something every object has', () => {
    for (const kind of ['constructor', '__proto__', 'toString']) {
      const graph = graphOf([['input'], [kind], ['output']], [`input-1 ${kind}-1`, `${kind}-1 output-1`]);
      expect(codesOf(graph)).toEqual(['graph/unknown-kind']);
    }
  });

  it('takes the default in place of a value that is wrong, and says so at the block', () => {
    const issue = only(chain(['dense', { units: 0 }]));
    expect(issue).toMatchObject({ code: 'params/range', nodeId: 'dense-1', path: 'units' });
    expect(issue.message).toBe('Units must be from 1 to 65\u2009536; 0 came.');
  });

  it('says which target a loss needs', () => {
    const issue = only(withLoss('binary-cross-entropy'));
    expect(issue.message).toContain('a target with two classes');
    expect(planGraph(withLoss('binary-cross-entropy'), factsOf(4, 10, twoClasses)).trainable).toBe(true);
  });

  const withLoss = (loss: string): Graph => {
    const graph = chain();
    return {
      ...graph,
      nodes: graph.nodes.map((node) => (node.kind === 'output' ? { ...node, params: { loss: { kind: loss } } } : node)),
    };
  };
});

describe('a proposed wire', () => {
  const graph = skip(32);
  const reason = (from: string, to: string, port = 'x') => connectProblem(graph, { from, to, port })?.code ?? null;

  it('is refused when it closes a circle, feeds itself, enters Input, leaves Output or has no port', () => {
    expect(reason('dense-2', 'dense-1')).toBe('graph/would-cycle');
    expect(reason('dense-1', 'dense-1')).toBe('graph/own-input');
    expect(reason('dense-1', 'input-1')).toBe('graph/no-inputs');
    expect(reason('output-1', 'dense-1')).toBe('graph/no-outputs');
    expect(reason('dense-1', 'dense-2', 'y')).toBe('graph/no-port');
    expect(reason('dense-1', 'add-1', 'x9')).toBe('graph/no-port');
    expect(reason('dense-1', 'nobody')).toBe('graph/no-port');
  });

  it('is taken where a wire is already, and where shapes will differ', () => {
    expect(reason('input-1', 'dense-2')).toBeNull();
    expect(reason('input-1', 'add-1', 'x3')).toBeNull();
  });
});

it('plans 5000 blocks', () => {
  const graph = chain(...Array.from({ length: 4998 }, (_, i) => (i % 2 ? relu : (['dense', { units: 4 }] as const))));
  expect(planGraph(graph, facts).trainable).toBe(true);
});
