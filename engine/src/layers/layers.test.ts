import { describe, expect, it } from 'vitest';
import { fillValues } from '../params/fill';
import { aNumber, factsOf, threeClasses, twoClasses } from '../testing/graphs';
import type { AnyLayer, DataFacts, Shape, Target } from './_layer';
import activation from './activation';
import add from './add';
import batchNorm from './batch-norm';
import concatenate from './concatenate';
import dense from './dense';
import dropout from './dropout';
import gaussianNoise from './gaussian-noise';
import input from './input';
import layerNorm from './layer-norm';
import multiply from './multiply';
import output from './output';

const facts = (
  layer: AnyLayer,
  inputs: readonly Shape[],
  params = {},
  data: DataFacts = factsOf(10, 206, threeClasses),
) => ({
  p: fillValues(layer.params, params),
  inputs,
  data,
  biasCancelled: false,
});

const face = (...args: Parameters<typeof facts>) => args[0].face!(facts(...args));

describe('faces', () => {
  it('show what one asks first', () => {
    expect(face(input, [], {}, { ...factsOf(10, 206, threeClasses), featureColumns: 6 })).toEqual([
      ['Columns', '6 → 10'],
      ['Rows', '206'],
    ]);
    expect(face(input, [])).toEqual([
      ['Columns', '10'],
      ['Rows', '206'],
    ]);
    expect(face(dense, [[10]])).toEqual([
      ['Units', '32'],
      ['Bias', 'on'],
    ]);
    expect(dense.face!({ ...facts(dense, [[10]]), biasCancelled: true })[1]).toEqual(['Bias', 'off']);
    expect(face(batchNorm, [[32]])).toEqual([
      ['ε', '1e-5'],
      ['Average β', '0.99'],
    ]);
    expect(face(layerNorm, [[32]])).toEqual([['ε', '1e-5']]);
    expect(face(dropout, [[32]])).toEqual([['Keep', '0.80']]);
    expect(face(gaussianNoise, [[32]])).toEqual([['Deviation', '0.1']]);
    expect(face(activation, [[32]], { fn: { kind: 'leaky-relu' } })).toEqual([
      ['Function', 'Leaky ReLU'],
      ['Slope below 0', '0.01'],
    ]);
    for (const layer of [add, multiply]) {
      expect(face(layer, [[32], [32]])).toEqual([
        ['x₁', '32'],
        ['x₂', '32'],
      ]);
      expect(face(layer, [[8], [8], [8]])).toEqual([
        ['Inputs', '3'],
        ['Width', '8'],
      ]);
    }
    expect(face(concatenate, [[3], [2]])).toEqual([
      ['Inputs', '2'],
      ['Width', '3 + 2'],
    ]);
  });

  it('of Output say what follows from the target', () => {
    const shown = (target: Target) => face(output, [[8]], {}, factsOf(10, 206, target));
    expect(shown(threeClasses)).toEqual([
      ['Softmax', '3 classes'],
      ['Loss', 'cross-ent.'],
    ]);
    expect(shown(twoClasses)).toEqual([
      ['Sigmoid', '2 classes'],
      ['Loss', 'cross-ent.'],
    ]);
    expect(shown(aNumber)).toEqual([
      ['Linear', '1 value'],
      ['Loss', 'squared error'],
    ]);
  });
});

describe('shapes', () => {
  it.each([add, multiply])('of $title must be equal: the odd one can be resized, or Concatenate used', (layer) => {
    expect(layer.shape(facts(layer, [[32], [32]]))).toEqual([32]);
    expect(layer.shape(facts(layer, [[32], [24]]))).toEqual({
      problem: `${layer.title} needs inputs of one shape.`,
      remedies: [
        { make: 'input-size', port: 'x2', size: 32 },
        { make: 'kind', kind: 'concatenate' },
      ],
    });
    expect(concatenate.shape(facts(concatenate, [[32], [24]]))).toEqual([56]);
  });

  it('of Output follow from target and loss', () => {
    const shape = (target: Target, loss = 'auto') =>
      output.shape(facts(output, [[8]], { loss: { kind: loss } }, factsOf(10, 206, target)));
    expect(shape(threeClasses)).toEqual([3]);
    expect(shape(twoClasses)).toEqual([1]);
    expect(shape(twoClasses, 'categorical-cross-entropy')).toEqual([2]);
    expect(shape(aNumber)).toEqual([1]);
    expect(shape(threeClasses, 'binary-cross-entropy')).toEqual({
      problem: 'Binary cross-entropy needs a target with two classes; ‘species’ is a column of 3 classes.',
    });
    expect(shape(aNumber, 'categorical-cross-entropy')).toMatchObject({
      problem: expect.stringContaining('‘price’ is a column of numbers'),
    });
  });
});

describe('weights', () => {
  it('of Dense are W [in, units] and b, which is left out when batch norm would cancel it (T60)', () => {
    const named = (biasCancelled: boolean, params = {}) =>
      dense.weights!({ ...facts(dense, [[4]], { units: 3, ...params }), biasCancelled }).map(({ name, shape }) => [
        name,
        shape,
      ]);
    expect(named(false)).toEqual([
      ['W', [4, 3]],
      ['b', [3]],
    ]);
    expect(named(true)).toEqual([['W', [4, 3]]]);
    expect(named(false, { bias: false })).toEqual([['W', [4, 3]]]);
  });
});
