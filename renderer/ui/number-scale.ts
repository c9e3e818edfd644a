/** How a number field walks through its range: by equal steps, by equal ratios, or by equal ratios of 1 − x. */

export type Scale = 'linear' | 'log' | 'reverse-log';

export interface Range {
  min: number;
  max: number;
  scale: Scale;
  integer: boolean;
}

export type Pace = 'normal' | 'coarse' | 'fine';

/** Four arrow presses are a factor of ten. */
const perDecade = 4;
const paces = { normal: 1, coarse: 10, fine: 0.1 } as const;

/** Without the dust that adding decimal fractions leaves: 0.1 + 0.2 is 0.3. */
const clean = (x: number): number => Number(x.toPrecision(12));

export const clamp = (x: number, { min, max, integer }: Range): number =>
  Math.min(max, Math.max(min, integer ? Math.round(x) : x));

/** The smallest value a ratio can start from; below it a range that includes 0 has only 0. */
const floor = ({ min, max, integer }: Range): number => {
  if (min > 0) return min;
  return integer ? 1 : Math.min(1e-6, max / 10);
};

/** One hundredth of the range, rounded to a power of ten. */
const linearStep = ({ min, max, integer }: Range): number =>
  integer ? 1 : 10 ** Math.round(Math.log10((max - min) / 100));

/** `ticks` quarter decades up (or down), landing on the grid 1, 1.78, 3.16, 5.62, 10 once it has been on it. */
const ratio = (x: number, ticks: number): number => {
  const at = Math.log10(x) * perDecade;
  const onGrid = Math.abs(at - Math.round(at)) < 0.01 && Number.isInteger(ticks);
  return Number((10 ** ((onGrid ? Math.round(at) + ticks : at + ticks) / perDecade)).toPrecision(3));
};

const logStep = (x: number, ticks: number, range: Range): number => {
  const low = floor(range);
  if (x < low) return ticks > 0 ? low : range.min;
  const next = ratio(x, ticks);
  if (next < low) return range.min;
  // A whole number always moves, also where a quarter decade is less than one.
  if (range.integer && Math.round(next) === x) return x + Math.sign(ticks);
  return next;
};

/** The value `steps` arrow presses away, inside the range. */
export const step = (x: number, steps: number, range: Range, pace: Pace = 'normal'): number => {
  const factor = paces[pace];
  if (range.scale === 'linear') {
    const size = linearStep(range) * factor;
    return clamp(clean(x + steps * (range.integer ? Math.max(1, size) : size)), range);
  }
  // Ten quarter decades would leap over most ranges: coarse is one decade.
  const ticks = steps * (pace === 'coarse' ? perDecade : factor);
  if (range.scale === 'log') return clamp(logStep(x, ticks, range), range);
  const rest = { ...range, min: Math.max(0, 1 - range.max), max: 1 - range.min };
  return clamp(clean(1 - logStep(clean(1 - x), -ticks, rest)), range);
};

/** Where the value stands in its range, 0 to 1. */
export const share = (x: number, range: Range): number => {
  if (range.scale === 'reverse-log') {
    const rest: Range = { ...range, scale: 'log', min: 1 - range.max, max: 1 - range.min };
    return 1 - share(clean(1 - x), rest);
  }
  const low = range.scale === 'log' ? floor(range) : range.min;
  if (x <= low || range.max <= low) return 0;
  const part =
    range.scale === 'log' ? Math.log(x / low) / Math.log(range.max / low) : (x - range.min) / (range.max - range.min);
  return Math.min(1, part);
};
