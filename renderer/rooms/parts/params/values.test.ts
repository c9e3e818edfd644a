import { defaults, layerOf, trainingParams, type Params } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { defaultOf, isDefault, isSame, sayRange, sayValue } from './values';

const dense = layerOf('dense')!.params;
const training: Params = trainingParams;

describe('values of parameters', () => {
  it('count as default also when they leave out what the default fills in', () => {
    expect(isDefault(training['optimizer'], { kind: 'adam' })).toBe(true);
    expect(isDefault(training['optimizer'], { kind: 'adam', beta1: 0.8 })).toBe(false);
    expect(isDefault(dense['units'], 32)).toBe(true);
    expect(defaultOf(dense['units'])).toBe(defaults(dense)['units']);
  });

  it('are the same whatever the order of their names', () => {
    expect(isSame({ kind: 'a', x: 1, y: 2 }, { y: 2, kind: 'a', x: 1 })).toBe(true);
    expect(isSame([[1, 2]], [[2, 1]])).toBe(false);
  });

  it('are said in words', () => {
    expect(sayValue(dense['bias'], false)).toBe('off');
    expect(sayValue(training['l2'], 0)).toBe('off');
    expect(sayValue(training['optimizer'], { kind: 'adam' })).toBe('Adam');
    expect(sayRange(dense['bias'])).toBe('on or off');
  });
});
