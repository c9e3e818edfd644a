/** m, k, n of out[m, n] = a[m, k] · b[k, n]. */
export type Sizes = readonly [m: number, k: number, n: number];

const tails: Sizes[] = Array.from({ length: 20 }, (_, i) => [i + 1, ((i * 7) % 20) + 1, ((i * 13) % 20) + 1]);
/** Tails of every tile and block. */
export const shapes: readonly Sizes[] = [
  ...tails,
  // A row, a column, both; one inner number.
  ...([
    [1, 40, 70],
    [70, 40, 1],
    [1, 33, 1],
    [9, 1, 17],
  ] as const),
  // A short inner index; few columns, whose rows are taken by eights and sixteens.
  ...([
    [6, 1, 8],
    [7, 2, 9],
    [5, 3, 17],
    [32, 4, 16],
    [1, 4, 45],
    [32, 16, 3],
    [17, 7, 3],
    [16, 32, 3],
    [13, 6, 2],
    [5, 9, 3],
    [256, 64, 1],
    [33, 7, 1],
    [23, 1, 1],
    [256, 1, 64],
  ] as const),
  // More than one block of the inner index: what is left of columns and of rows goes on from it too.
  ...([
    [19, 1030, 9],
    [20, 600, 2],
    [21, 600, 11],
    [9, 600, 3],
    [37, 520, 1],
    [6, 516, 7],
  ] as const),
  // More than one block of the inner index, of rows, of columns.
  ...([
    [7, 1100, 9],
    [784, 128, 11],
    [1, 600, 600],
    [300, 30, 100],
    [2, 5000, 3],
  ] as const),
];
