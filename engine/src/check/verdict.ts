import type { Verdict } from './result';

/** Centres of the notes' 1e-7, 1e-5 and 1e-3: below 1e-6 good, to 1e-4 look closer, above wrong (T32). */
export const verdictOf = (ratio: number): Verdict => (ratio < 1e-6 ? 'good' : ratio <= 1e-4 ? 'look' : 'wrong');

/** |a − n| / (|a| + |n|) of one entry; 0 where both are 0. */
export const relativeError = (analytic: number, numeric: number): number => {
  const scale = Math.abs(analytic) + Math.abs(numeric);
  return scale === 0 ? 0 : Math.abs(analytic - numeric) / scale;
};

/** ‖n − a‖₂ / (‖n‖₂ + ‖a‖₂) over the entries for which `counts` holds; 0 when both are 0 throughout. */
export const relativeDifference = (
  analytic: ArrayLike<number>,
  numeric: ArrayLike<number>,
  counts: (i: number) => boolean = () => true,
): number => {
  let difference = 0;
  let a = 0;
  let n = 0;
  for (let i = 0; i < analytic.length; i++) {
    if (!counts(i)) continue;
    difference += (numeric[i]! - analytic[i]!) ** 2;
    a += analytic[i]! ** 2;
    n += numeric[i]! ** 2;
  }
  const scale = Math.sqrt(a) + Math.sqrt(n);
  return scale === 0 ? 0 : Math.sqrt(difference) / scale;
};
