import { describe, expect, it } from 'vitest';
import { activations } from '../activations/_registry';
import { layers } from '../layers/_registry';
import type { Document } from '../project/document';
import { emptyDocument } from '../project/empty-document';
import { aNumber, factsOf, graphOf, relu, threeClasses } from '../testing/graphs';
import { applyEdit } from './apply-edit';
import { arrange, blockSize } from './arrange';
import { newNode, paletteItems } from './new-node';
import { planGraph } from './plan-graph';
import { suggestGraph } from './suggest';

describe('arrange', () => {
  const skip = graphOf(
    [['input'], ['dense'], ['batch-norm'], relu, ['dropout'], ['dense'], ['add'], ['output']],
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

  it('wraps a chain with a skip like lines of text, as drawn for a view of 888 pixels', () => {
    expect(arrange(skip, 888)).toEqual({
      'input-1': { x: 40, y: 72 },
      'dense-1': { x: 256, y: 72 },
      'batch-norm-1': { x: 472, y: 72 },
      'activation-1': { x: 688, y: 72 },
      'dropout-1': { x: 40, y: 300 },
      'dense-2': { x: 256, y: 300 },
      'add-1': { x: 472, y: 300 },
      'output-1': { x: 688, y: 300 },
    });
  });

  it('takes one line where there is room for it', () => {
    expect(new Set(Object.values(arrange(skip, 2000)).map(({ y }) => y))).toEqual(new Set([72]));
  });

  it('puts branches below one another, clear of each other and of the next line', () => {
    const branches = graphOf(
      [['input'], ['dense'], ['dense'], ['dense'], ['concatenate'], ['dense'], ['output']],
      [
        'input-1 dense-1',
        'input-1 dense-2',
        'input-1 dense-3',
        'dense-1 concatenate-1.x1',
        'dense-2 concatenate-1.x2',
        'dense-3 concatenate-1.x3',
        'concatenate-1 dense-4',
        'dense-4 output-1',
      ],
    );
    const places = Object.values(arrange(branches, 888));
    places.forEach((a, i) => {
      for (const b of places.slice(i + 1)) {
        const apart = Math.abs(a.x - b.x) >= blockSize.width + 16 || Math.abs(a.y - b.y) >= blockSize.height + 16;
        expect(apart, JSON.stringify([a, b])).toBe(true);
      }
    });
    const { 'dense-1': first, 'dense-2': second } = arrange(branches, 888);
    expect(first!.x).toBe(second!.x);
  });
});

describe('a suggested network', () => {
  it('has one hidden layer of 16 ReLU units for a few columns', () => {
    const graph = suggestGraph(factsOf(4, 90, threeClasses));
    expect(graph.nodes.map(({ name }) => name)).toEqual(['Input', 'Dense 1', 'ReLU 1', 'Output']);
    expect(graph.nodes[1]!.params).toEqual({ units: 16 });
  });

  it.each([1, 2, 3, 8, 9, 30, 784])('is trainable and laid out for %i columns', (features) => {
    const facts = factsOf(features, 90, aNumber);
    const graph = suggestGraph(facts);
    expect(planGraph(graph, facts)).toMatchObject({ trainable: true, issues: [] });
    expect(graph.nodes.filter(({ kind }) => kind === 'dense')).toHaveLength(features > 8 || features <= 2 ? 2 : 1);
    for (const { id, x, y } of graph.nodes) expect({ x, y }).toEqual(arrange(graph, 888)[id]);
  });
});

describe('the palette', () => {
  const items = paletteItems();

  it('has every layer, and one item for each activation that makes sense inside a network', () => {
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(Object.keys(layers)));
    const shown = Object.values(activations).filter(({ hidden }) => hidden);
    expect(
      items
        .filter(({ kind }) => kind === 'activation')
        .map(({ title }) => title)
        .sort(),
    ).toEqual(shown.map(({ title }) => title).sort());
    expect(new Set(items.map(({ title }) => title)).size).toBe(items.length);
  });

  it('starts with Input, Dense and Output', () => {
    expect(items.slice(0, 3).map(({ title }) => title)).toEqual(['Input', 'Dense', 'Output']);
  });

  it('makes blocks that are named as people count: Dense 1, Dense 2, but Input', () => {
    let document = emptyDocument();
    const put = (title: string) => {
      const node = newNode(
        document.graph,
        items.find((item) => item.title === title)!,
        0,
        0,
      );
      document = applyEdit(document, { do: 'add', nodes: [node] });
      return [node.id, node.name];
    };
    expect([put('Input'), put('Dense'), put('Dense'), put('tanh'), put('ReLU'), put('Output'), put('Output')]).toEqual([
      ['input-1', 'Input'],
      ['dense-1', 'Dense 1'],
      ['dense-2', 'Dense 2'],
      ['activation-1', 'tanh 1'],
      ['activation-2', 'ReLU 1'],
      ['output-1', 'Output'],
      ['output-2', 'Output 1'],
    ]);
  });

  it('renames a replaced block that has the name of its kind, and keeps a name of the person’s own', () => {
    const add = graphOf([['add'], ['add']], []);
    const document: Document = {
      ...emptyDocument(),
      graph: {
        ...add,
        nodes: [
          { ...add.nodes[0]!, name: 'Add 1' },
          { ...add.nodes[1]!, name: 'Meeting point' },
        ],
      },
    };
    const after = ['add-1', 'add-2'].reduce(
      (now, node) => applyEdit(now, { do: 'replace', node, kind: 'concatenate' }),
      document,
    );
    expect(after.graph.nodes.map(({ name, kind }) => [name, kind])).toEqual([
      ['Concatenate 1', 'concatenate'],
      ['Meeting point', 'concatenate'],
    ]);
  });
});
