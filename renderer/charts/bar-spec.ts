import type { Axis } from './scale';
import type { ColourToken } from './spec';

/** A bar: how many rows have this value, or lie in this range. */
export interface Bar {
  /** "Adelie", "172 to 175". */
  name: string;
  count: number;
  colour: ColourToken;
}

/** Counts as bars. */
export interface BarSpec {
  /** For those who cannot see it: one sentence. */
  label: string;
  bars: readonly Bar[];
  /** Where the bars are equal bins from its min to its max, standing side by side; without, they lie one below the other. */
  axis?: Axis & { texts: readonly string[] };
}
