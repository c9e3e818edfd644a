import { planGraph, type GraphNode } from '@deepwright/engine';
import { expect, it } from 'vitest';
import { commonParams } from './common-params';

const node = (id: string, kind: string, params: GraphNode['params'] = {}): GraphNode => ({
  id,
  kind,
  name: id,
  x: 0,
  y: 0,
  params,
});
const planned = (...nodes: GraphNode[]) => planGraph({ nodes, edges: [] }, null).nodes;

it('gives the common value, and null where blocks differ', () => {
  const { values } = commonParams(planned(node('a', 'dense', { units: 8 }), node('b', 'dense', { units: 16 })));
  expect(values['units']).toBeNull();
  expect(values['bias']).toBe(true);
});

it('leaves only what blocks of different kinds share', () => {
  const { params } = commonParams(planned(node('a', 'dense'), node('b', 'output')));
  expect(Object.keys(params)).toEqual(['init', 'l1', 'l2']);
  expect(commonParams(planned(node('a', 'dense'), node('b', 'dropout'))).params).toEqual({});
});
