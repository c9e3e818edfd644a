import type { Graph } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { readBlocks, writeBlocks } from './clipboard';

const part: Graph = {
  nodes: [
    { id: 'dense-1', kind: 'dense', name: 'Dense 1', x: 40, y: 72, params: { units: 8 } },
    { id: 'add-1', kind: 'add', name: 'Add 1', x: 256, y: 72, params: {} },
  ],
  edges: [{ id: 'dense-1>add-1.x1', from: 'dense-1', to: 'add-1', port: 'x1' }],
};

describe('blocks on the clipboard', () => {
  it('come back as they were copied', () => {
    expect(readBlocks(writeBlocks(part))).toEqual(part);
  });

  it('are found in a document and in a project file', () => {
    expect(readBlocks(JSON.stringify({ name: 'n', graph: part }))).toEqual(part);
    expect(readBlocks(JSON.stringify({ format: 'deepwright', document: { graph: part } }))).toEqual(part);
  });

  it('may lack places and names', () => {
    const bare = {
      nodes: [
        { id: 'a', kind: 'dense' },
        { id: 'b', kind: 'dense' },
      ],
    };
    expect(readBlocks(JSON.stringify(bare))).toMatchObject({ nodes: [{ x: 0, name: 'dense' }, { x: 216 }], edges: [] });
  });

  it('are refused in words when the JSON holds none, and passed over when it is other text', () => {
    expect(readBlocks('{"a":1}')).toMatchObject({ code: 'clipboard/no-blocks' });
    expect(readBlocks('[1,2]')).toMatchObject({ code: 'clipboard/no-blocks' });
    expect(readBlocks('hello')).toBeNull();
  });
});
