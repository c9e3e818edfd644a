import type { ChartAxis, ColourToken } from './spec';

/** Markers are told apart without colour too. */
export type Marker = 'disc' | 'diamond' | 'triangle' | 'square' | 'cross' | 'ring' | 'dot';

/** Points of one look. */
export interface PointGroup {
  name: string;
  colour: ColourToken;
  marker: Marker;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/** Points by two of their numbers. */
export interface ScatterSpec {
  /** For those who cannot see it: one sentence. */
  label: string;
  x: ChartAxis & { unit: string };
  y: ChartAxis & { unit: string };
  groups: readonly PointGroup[];
  /** What is said about one point. */
  read: (group: number, point: number) => string;
}

/** The looks of the series, in their fixed order. */
export const seriesLooks: readonly { colour: ColourToken; marker: Marker }[] = [
  { colour: '--s1', marker: 'disc' },
  { colour: '--s2', marker: 'diamond' },
  { colour: '--s3', marker: 'triangle' },
  { colour: '--s4', marker: 'square' },
  { colour: '--s5', marker: 'cross' },
  { colour: '--s6', marker: 'ring' },
];
