import { activations } from '../activations/_registry';
import type { AnyActivation } from '../activations/_activation';
import { formatNumber } from '../params/format-number';
import { ref, type RefValue } from '../params/param';
import { defineLayer } from './_layer';

const all: Readonly<Record<string, AnyActivation>> = activations;

const chosen = (fn: RefValue): AnyActivation => all[fn.kind]!;

/** The activation's own settings for the block's face: ['Slope below 0', '0.01']. */
const settings = (fn: RefValue): (readonly [string, string])[] =>
  Object.entries(chosen(fn)?.params ?? {}).map(([name, { label }]) => [label, formatNumber(fn[name] as number)]);

export default defineLayer({
  kind: 'activation',
  title: 'Activation',
  group: 'Activation',
  formula: String.raw`a = g(z)`,
  help: 'Bends each number of its input by a fixed curve. Without one between them, two dense layers are no better than one.',
  glyph: { stroke: 'M1.5 11.5H8L13.8 3' },
  params: {
    fn: ref('activation', {
      label: 'Function',
      help: 'The curve. ReLU is the usual first choice inside a network.',
      default: 'relu',
      inPalette: true,
    }),
  },
  inputs: ['x'],
  face: ({ p }) => ([['Function', chosen(p.fn)?.title ?? p.fn.kind], ...settings(p.fn)] as const).slice(0, 2),
  shape: ({ inputs }) => inputs[0]!,
  forward: ({ p, k, x, y, rows, width }) => chosen(p.fn).forward(k, x[0]!, y, rows, width, p.fn),
  backward: ({ p, k, x, y, dx, dy, rows, width }) => {
    if (dx[0]) chosen(p.fn).backward(k, x[0]!, y, dy, dx[0], rows, width, p.fn);
  },
  samples: Object.entries(all).flatMap(([kind, { samples = [] }]) =>
    [{}, ...samples].map((params) => ({ params: { fn: { kind, ...params } }, inputs: [[4]] })),
  ),
});
