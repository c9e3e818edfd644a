import { describe, expect, it } from 'vitest';
import { activations } from '../../engine/src/activations/_registry';
import { augmenters } from '../../engine/src/augmenters/_registry';
import { exporters } from '../../engine/src/exporters/_registry';
import { initializers } from '../../engine/src/initializers/_registry';
import { layers } from '../../engine/src/layers/_registry';
import { losses } from '../../engine/src/losses/_registry';
import { metrics } from '../../engine/src/metrics/_registry';
import { optimizers } from '../../engine/src/optimizers/_registry';
import { checkValues } from '../../engine/src/params/check';
import { defaults } from '../../engine/src/params/fill';
import type { Params } from '../../engine/src/params/param';
import { regularizers } from '../../engine/src/regularizers/_registry';
import { samplers } from '../../engine/src/samplers/_registry';
import { scalers } from '../../engine/src/scalers/_registry';
import { schedules } from '../../engine/src/schedules/_registry';
import { splitters } from '../../engine/src/splitters/_registry';

interface Concept {
  kind: string;
  title: string;
  help: string;
  formula?: string;
  params?: Params;
}

const registries: Record<string, Readonly<Record<string, Concept>>> = {
  activations,
  augmenters,
  exporters,
  initializers,
  layers,
  losses,
  metrics,
  optimizers,
  regularizers,
  samplers,
  scalers,
  schedules,
  splitters,
};

const sentences = (text: string): number => text.match(/[.!?](?=\s|$)/g)?.length ?? 0;

describe.each(Object.entries(registries))('every one of the %s', (_, registry) => {
  const all = Object.entries(registry);

  it.each(all)('%s is named as its file', (key, concept) => {
    expect(concept.kind).toBe(key);
  });

  it.each(all)('%s has a title, and help of one to three sentences', (_key, { title, help }) => {
    expect(title).toMatch(/^\S(.*\S)?$/);
    expect(help).toMatch(/^[A-Z0-9√].*\.$/s);
    expect(sentences(help)).toBeGreaterThanOrEqual(1);
    expect(sentences(help)).toBeLessThanOrEqual(3);
  });

  it.each(all)('%s has braces in its formula that close', (_key, { formula = '' }) => {
    let open = 0;
    for (const sign of formula.replace(/\\[{}]/g, '')) {
      if (sign === '{') open++;
      if (sign === '}') open--;
      expect(open).toBeGreaterThanOrEqual(0);
    }
    expect(open).toBe(0);
  });

  it.each(all)(
    '%s has parameters whose defaults pass their own check, each with a label and help',
    (_key, { params = {} }) => {
      expect(checkValues(params, defaults(params))).toEqual([]);
      for (const param of Object.values(params)) {
        expect(param.label).not.toBe('');
        expect(param.help).toMatch(/\.$/);
      }
    },
  );

  it('has titles that differ', () => {
    const titles = all.map(([, { title }]) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
