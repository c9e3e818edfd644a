import type { Shape } from './_layer';

/** Numbers in one example of a shape: 32 for [32], 12 for [3, 4]. */
export const widthOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);
