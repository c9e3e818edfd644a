import { describe, expect, it } from 'vitest';
import { activations } from '../../engine/src/activations/_registry';
import type { Formula, Formulas } from '../../engine/src/kernels/formula';
import { sharedFormulas } from '../../engine/src/kernels/formulas';
import { jsKernels } from '../../engine/src/kernels/js';
import type { Kernels } from '../../engine/src/kernels/kernels';
import { parseFormula } from '../../engine/src/kernels/parse-formula';
import type { AnyLayer } from '../../engine/src/layers/_layer';
import { layers } from '../../engine/src/layers/_registry';
import type { LossDef } from '../../engine/src/losses/_loss';
import { losses } from '../../engine/src/losses/_registry';
import type { AnyOptimizer } from '../../engine/src/optimizers/_optimizer';
import { optimizers } from '../../engine/src/optimizers/_registry';
import { defaults } from '../../engine/src/params/fill';
import type { RegularizerDef } from '../../engine/src/regularizers/_regularizer';
import { regularizers } from '../../engine/src/regularizers/_registry';
import { benchOf } from '../../engine/src/testing/layer-bench';

/** The build compiles the formulas that concepts declare. One that is used and not declared would be right, but slow. */

const registries: Readonly<Record<string, Readonly<Record<string, { formulas?: Formulas }>>>> = {
  activations,
  layers,
  losses,
  optimizers,
  regularizers,
};
const declared = Object.entries(registries).flatMap(([folder, registry]) =>
  Object.entries(registry).flatMap(([kind, { formulas = {} }]) =>
    Object.entries(formulas).map(([name, formula]) => ({ name: `${folder}/${kind}: ${name}`, formula })),
  ),
);

/** Kernels that note which formulas go through them. */
const noting = (): { k: Kernels; used: Set<Formula> } => {
  const used = new Set<Formula>();
  const each: Kernels['each'] = (formula, ...rest) => {
    used.add(formula);
    return jsKernels.each(formula, ...rest);
  };
  return { k: { ...jsKernels, each }, used };
};

const numbers = (n: number): Float32Array => new Float32Array(n).fill(0.5);

/** Everything a concept of each folder does, as the contracts have it. */
const work: Readonly<Record<string, (k: Kernels) => void>> = {
  layers: (k) => {
    for (const layer of Object.values(layers) as readonly AnyLayer[]) {
      for (const sample of layer.samples) {
        for (const training of [true, false]) {
          const bench = benchOf(layer, sample, { precision: 'float32', capacity: 3 });
          Object.assign(bench.context, { k });
          bench.forward(3, training);
          bench.backward(3, training);
        }
      }
    }
  },
  losses: (k) => {
    for (const loss of Object.values(losses) as readonly LossDef[]) {
      for (const weight of [null, numbers(2)]) {
        loss.total(k, numbers(6), numbers(6), numbers(6), 2, 3, weight);
        loss.gradient(k, numbers(6), numbers(6), numbers(6), numbers(6), 2, 3, weight);
      }
    }
  },
  optimizers: (k) => {
    for (const { slots, scalars, params, step } of Object.values(optimizers) as readonly AnyOptimizer[]) {
      const state = Object.fromEntries(slots.map((name) => [name, numbers(4)]));
      const p = defaults(params);
      step({ k, w: numbers(4), dw: numbers(4), n: 4, slots: state, scalars: { ...scalars }, learningRate: 0.1, p });
    }
  },
  regularizers: (k) => {
    for (const { penalty, addGradient, apart } of Object.values(regularizers) as readonly RegularizerDef[]) {
      penalty(k, numbers(4), 4, 0.7, 10);
      addGradient(k, numbers(4), numbers(4), 4, 0.7, 10);
      apart.step(k, numbers(4), 4, 0.7, 10, 0.1);
    }
  },
};

it.each(declared)('$name can be read', ({ formula }) => {
  const { statements, sums } = parseFormula(formula);
  expect(statements.length + sums.length).toBeGreaterThan(0);
});

describe('formulas', () => {
  it.each(Object.entries(work))('that %s use are declared or shared', (_, run) => {
    const known = new Set<Formula>([...declared.map(({ formula }) => formula), ...Object.values(sharedFormulas)]);
    const { k, used } = noting();
    run(k);
    expect([...used].filter((formula) => !known.has(formula)).map(({ text }) => text)).toEqual([]);
  });

  it('that are declared are used', () => {
    const { k, used } = noting();
    for (const run of Object.values(work)) run(k);
    expect(declared.filter(({ formula }) => !used.has(formula)).map(({ name }) => name)).toEqual([]);
  });
});
