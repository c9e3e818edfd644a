import { float, type FloatParam } from '../params/param';
import type { RegularizerDef } from '../regularizers/_regularizer';
import { regularizers } from '../regularizers/_registry';
import type { WeightSpec } from './_layer';

type Kind = keyof typeof regularizers;

const all = Object.values(regularizers) as readonly RegularizerDef[];

const override = ({ title }: RegularizerDef): FloatParam =>
  float({
    label: `${title} λ here`,
    help: `${title} penalty of this block's W alone. Empty: as in the run's settings; 0: none.`,
    min: 0,
    max: 100,
    default: NaN,
    scale: 'log',
    zero: 'none',
    empty: 'as the run',
    live: true,
  });

/** λ of each penalty for one layer's W, where it differs from the run's; spread into the layer's parameters. */
export const penaltyParams = Object.fromEntries(all.map((each) => [each.kind, override(each)])) as Readonly<
  Record<Kind, FloatParam>
>;

/** The overrides among a layer's values, as its W declares them. */
export const penaltyOf = (p: Readonly<Record<Kind, number>>): NonNullable<WeightSpec['penalty']> =>
  Object.fromEntries(all.map(({ kind }) => [kind, p[kind as Kind]]));
