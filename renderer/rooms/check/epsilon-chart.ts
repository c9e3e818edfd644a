import type { GradientCheckResult } from '@deepwright/engine';
import type { ChartSpec, Explanation } from '../../charts/spec';
import { curveText, exponent, power } from './words';

type Curve = NonNullable<GradientCheckResult['curve']>;

export const aboutEpsilon: Explanation = {
  text:
    'The worst entry, compared with difference quotients of wider and narrower steps ε. Where the formula is right the ' +
    'error falls with ε² and rises again where rounding takes over; where it is wrong the error stays.',
  tex: String.raw`\frac{J(\theta+\varepsilon)-J(\theta-\varepsilon)}{2\varepsilon}`,
};

/** An exact 0 has no place on a log axis: it is drawn at the foot. */
const foot = 1e-14;

export const epsilonSpec = (curve: Curve, of: string): ChartSpec => {
  const errors = curve.errors.map((error) => Math.max(error, foot));
  const lowest = Math.floor(Math.log10(Math.min(...errors)) / 4) * 4;
  const bottom = 10 ** Math.min(-4, Math.max(lowest, -16));
  const wrong = Math.min(...errors) >= 1e-6;
  const ticks = [1e-16, 1e-12, 1e-8, 1e-4, 1].filter((tick) => tick >= bottom * 0.99);
  const from = curve.epsilons[0] ?? 1e-10;
  const to = curve.epsilons.at(-1) ?? 1e-1;
  const marked = [1e-10, 1e-7, 1e-4, 1e-1].filter((tick) => tick >= from && tick <= to);
  return {
    title: 'Error against ε',
    note: of,
    label: `Relative error of ${of} by ε: ${curveText(curve.errors)}.`,
    x: { min: from, max: to, ticks: marked, texts: marked.map(power), log: true, unit: 'ε' },
    y: { min: bottom, max: 1, ticks, log: true },
    lines: [
      { name: 'error', x: curve.epsilons, y: errors, colour: wrong ? '--err' : '--edge', width: wrong ? 2 : 1.5 },
    ],
    crosshair: {
      x: curve.epsilons,
      read: (i) => ({
        title: `ε = ${power(curve.epsilons[i]!)}`,
        rows: [{ name: 'relative error', value: exponent(curve.errors[i]!, 3), colour: wrong ? '--err' : '--edge' }],
      }),
    },
    table: {
      caption: `Relative error of ${of} by ε`,
      columns: ['ε', 'relative error'],
      rows: curve.epsilons.map((epsilon, i) => [power(epsilon), exponent(curve.errors[i]!, 3)]),
    },
  };
};
