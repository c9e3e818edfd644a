import { formatNumber } from '../params/format-number';

const rounded = (share: number): string => formatNumber(Number((100 * share).toFixed(1)));

/** A share as per cent with at most one decimal: 0.005 is "0.5 %" (the space does not break). */
export const percentText = (share: number): string => `${rounded(share)}\u00a0%`;

/** The difference of two shares in percentage points: "1 point", "14.5 points". */
export const pointsText = (difference: number): string => {
  const text = rounded(difference);
  return `${text}\u00a0${text === '1' ? 'point' : 'points'}`;
};
