import { describe, expect, it } from 'vitest';
import type { AnyLayer } from '../../engine/src/layers/_layer';
import { layers } from '../../engine/src/layers/_registry';
import { checkValues } from '../../engine/src/params/check';
import { defaults } from '../../engine/src/params/fill';
import { benchOf, type BenchOptions } from '../../engine/src/testing/layer-bench';

/** What every layer says of itself; what it computes is in `layers.test.ts`. */

const options: BenchOptions = { precision: 'float64', capacity: 5 };

describe.each(Object.entries(layers as Readonly<Record<string, AnyLayer>>))('%s declares', (kind, layer) => {
  it('its own file name, a title, a formula and a picture', () => {
    expect(layer.kind).toBe(kind);
    expect(layer.title).not.toBe('');
    expect(layer.formula).not.toBe('');
    expect(`${layer.glyph.stroke ?? ''}${layer.glyph.fill ?? ''}`).toMatch(/^M[-\d.MmLlHhVvAaCcSsQqTtZz\s]+$/);
  });

  it('a help of at most two sentences, without exclamation', () => {
    for (const { help } of [layer, ...Object.values(layer.params)]) {
      expect(help).toMatch(/\.$/);
      expect(help.match(/[.?](\s|$)/g)!.length).toBeLessThanOrEqual(2);
      expect(help).not.toContain('!');
    }
  });

  it('defaults and samples that its own parameters allow', () => {
    expect(checkValues(layer.params, defaults(layer.params))).toEqual([]);
    expect(layer.samples.length).toBeGreaterThan(0);
    for (const { params } of layer.samples) expect(checkValues(layer.params, params ?? {})).toEqual([]);
  });

  it('as many inputs in its samples as it has ports', () => {
    for (const { inputs } of layer.samples) {
      if ('many' in layer.inputs) {
        expect(inputs.length).toBeGreaterThanOrEqual(layer.inputs.min);
        expect(inputs.length).toBeLessThanOrEqual(layer.inputs.max);
      } else expect(inputs).toHaveLength(layer.inputs.length);
    }
  });

  it('how its running statistics are replaced by those of the whole train set, if it has any', () => {
    for (const sample of layer.samples) {
      const { weights } = benchOf(layer, sample, options);
      const hasStatistics = weights.some(({ role }) => role === 'statistic');
      expect(layer.recompute !== undefined).toBe(hasStatistics);
    }
  });

  it('at most two rows for its face, with words in both cells', () => {
    for (const sample of layer.samples) {
      const face = layer.face?.(benchOf(layer, sample, options).facts) ?? [];
      expect(face.length).toBeLessThanOrEqual(2);
      for (const [label, value] of face) expect([label, value]).not.toContain('');
    }
  });
});
