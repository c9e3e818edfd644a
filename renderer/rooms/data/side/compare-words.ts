import type { PartsCompared } from '@deepwright/engine';
import { significant } from '../../../ui/format';

/** From this area under the curve on, the parts are worth a closer look, and from that on they differ. */
const lookCloser = 0.6;
const differs = 0.75;

export const pairTitles: Readonly<Record<PartsCompared['parts'], string>> = {
  'train-dev': 'Train and dev',
  'dev-test': 'Dev and test',
};

export interface Verdict {
  level: 'ok' | 'warn' | 'err';
  /** Two decimals, never rounded across the border of a verdict. */
  number: string;
  words: string;
}

/** Down, so that 0.5996 does not stand as 0.60 under the words for less. */
const twoDecimals = (x: number): string => (Math.floor(x * 100 + 1e-9) / 100).toFixed(2);

/** How well rows of two parts can be told apart, in words. */
export const verdictOf = (auc: number): Verdict => {
  const number = twoDecimals(auc);
  if (auc < lookCloser) return { level: 'ok', number, words: 'Cannot be told apart' };
  return auc < differs
    ? { level: 'warn', number, words: 'Look closer: a shift shows' }
    : { level: 'err', number, words: 'Different: they can be told apart' };
};

/** A difference of means: "0.12 σ". */
export const shiftText = (shift: number): string => `${significant(shift)}\u00a0σ`;
