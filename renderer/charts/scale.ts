/** An axis: where it begins and ends, and which values are written at it. */
export interface Axis {
  min: number;
  max: number;
  ticks: readonly number[];
}

const mantissas = [1, 2, 2.5, 3, 4, 5];

/** Numbers times powers of ten leave dust (0.30000000000000004) that a label would show. */
const clean = (value: number): number => Number(value.toPrecision(12));

const multiples = (step: number, from: number, to: number): number[] => {
  const ticks: number[] = [];
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + step * 1e-9; k++) ticks.push(clean(k * step));
  return ticks;
};

/** Round bounds around low…high with 4 to 6 ticks, wasting as little of the height as possible. */
export const niceAxis = (low: number, high: number): Axis => {
  const span = high > low ? high - low : Math.abs(high) || 1;
  let best: { step: number; min: number; max: number; waste: number } | null = null;
  for (let power = Math.floor(Math.log10(span)) - 1; power <= Math.log10(span) + 1; power++) {
    for (const mantissa of mantissas) {
      const step = mantissa * 10 ** power;
      const min = Math.floor(low / step + 1e-9) * step;
      const max = Math.ceil((low + span) / step - 1e-9) * step;
      const intervals = Math.round((max - min) / step);
      const waste = (max - min - span) / span;
      if (intervals < 3 || intervals > 5) continue;
      if (!best || waste < best.waste - 1e-9) best = { step, min, max, waste };
    }
  }
  if (!best) return { min: low, max: low + span, ticks: [low, low + span] };
  return { min: clean(best.min), max: clean(best.max), ticks: multiples(best.step, best.min, best.max) };
};

/** Exact bounds, with at most `most` ticks at round values between them (whole ones when `whole`). */
export const tickedAxis = (min: number, max: number, most: number, whole = false): Axis => {
  const least = (max - min) / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 5, 10].find((m) => m * power >= least * (1 - 1e-9)) ?? 10);
  return { min, max, ticks: multiples(whole ? Math.max(1, step) : step, min, max) };
};

/** So many ticks at 1, 2 and 5 still stand apart. */
const mostFine = 9;

/** Bounds at 1, 2 or 5 times a power of ten; ticks at those while few, else at powers of ten. */
export const logAxis = (low: number, high: number): Axis => {
  const round = (value: number, pick: (...all: number[]) => number, fits: (x: number) => boolean): number => {
    const power = Math.floor(Math.log10(value));
    const near = [0.5, 1, 2, 5, 10].map((m) => clean(m * 10 ** power)).filter(fits);
    return pick(...near);
  };
  const min = round(low, Math.max, (x) => x <= low * (1 + 1e-9));
  const max = round(Math.max(high, low * 2), Math.min, (x) => x >= Math.max(high, low * 2) * (1 - 1e-9));
  const first = Math.floor(Math.log10(min) + 1e-9);
  const last = Math.ceil(Math.log10(max) - 1e-9);
  const inside = (x: number): boolean => x >= min * (1 - 1e-9) && x <= max * (1 + 1e-9);
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const fine = powers.flatMap((p) => [1, 2, 5].map((m) => clean(m * 10 ** p))).filter(inside);
  if (fine.length <= mostFine) return { min, max, ticks: fine };
  const every = Math.ceil(powers.length / 6);
  const ticks = powers.filter((p) => (last - p) % every === 0).map((p) => clean(10 ** p));
  return { min, max, ticks: ticks.filter(inside) };
};

/** The smallest 1, 2 or 5 times a power of ten that is not below `value`. */
export const roundUp = (value: number): number => {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return clean(power * ([1, 2, 5].find((m) => m * power >= value * (1 - 1e-9)) ?? 10));
};

/** All ticks of an axis with the same number of decimals; as powers of ten where that is shorter. */
export const tickTexts = (ticks: readonly number[], log = false): string[] => {
  const largest = Math.max(...ticks.map(Math.abs));
  if (log || largest >= 1e6 || (largest > 0 && largest < 1e-3)) return ticks.map(exponentText);
  let decimals = 0;
  while (decimals < 6 && ticks.some((t) => Math.abs(t - Number(t.toFixed(decimals))) > largest * 1e-9)) decimals++;
  return ticks.map((t) => t.toFixed(decimals).replace('-', '−'));
};

/** Plain from 0.001 to 1000, else 2e-5. */
const exponentText = (value: number): string => {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e4)) return String(value).replace('-', '−');
  return value.toExponential().replace('e+', 'e').replace(/^-/, '−');
};

/** Where a value lies on an axis, 0 at its beginning and 1 at its end. */
export const shareOf = (value: number, min: number, max: number, log: boolean): number =>
  log ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
