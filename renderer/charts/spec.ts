import type { Axis } from './scale';

/** A colour token of the page's style sheet, such as `--s1`: charts follow light and dark by it. */
export type ColourToken = `--${string}`;

/** One line. Arrays are plain data and are never made reactive: a new spec is a new drawing. */
export interface Line {
  name: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  colour: ColourToken;
  width: number;
  opacity?: number;
  dash?: readonly number[];
  /** Written at the line's end, beyond the frame: "dev 0.117". */
  end?: string;
}

/** Markers at single points: hollow diamonds on the dev line, a disc at the newest rate. */
export interface Points {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  colour: ColourToken;
  shape: 'disc' | 'diamond';
  hollow: boolean;
}

/** A vertical line with words: the best epoch, a change by hand, an alarm. */
export interface Mark {
  x: number;
  text: string;
  kind: 'best' | 'change' | 'alarm';
}

/** Words beside a point inside the frame: "now 0.00187". */
export interface Note {
  x: number;
  y: number;
  text: string;
  colour: ColourToken;
}

/** One line of the table that follows the crosshair. */
export interface ReadingRow {
  name: string;
  value: string;
  colour?: ColourToken;
  dash?: readonly number[];
}

export interface Reading {
  title: string;
  rows: readonly ReadingRow[];
}

/** Where the crosshair may stand, and what it reads there. */
export interface Crosshair {
  x: ArrayLike<number>;
  read: (index: number) => Reading;
}

export interface Table {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

export interface ChartAxis extends Axis {
  log?: boolean;
  /** Written at the axis' end: "epoch". */
  unit?: string;
  /** What is written at the ticks, where it is not their value; empty where the range is not known yet. */
  texts?: readonly string[];
}

/** All that a chart shows. */
export interface ChartSpec {
  /** Quantity and convention: "Cost J, penalty included". */
  title: string;
  /** Beside the title, quieter. */
  note?: string;
  /** For those who cannot see it: one sentence. */
  label: string;
  x: ChartAxis;
  y: ChartAxis;
  lines: readonly Line[];
  points?: readonly Points[];
  marks?: readonly Mark[];
  notes?: readonly Note[];
  crosshair?: Crosshair;
  /** Said in the empty frame: what will be here, and how it comes. */
  empty?: string;
  /** A few rows for screen readers. */
  table?: Table;
}

/** "What am I looking at?": two sentences, and the formula where there is one. */
export interface Explanation {
  text: string;
  tex?: string;
}
