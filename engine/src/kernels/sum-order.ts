/**
 * The order in which long sums are taken, in double, by every build of the kernels. It depends on sizes alone, so that
 * neither threads nor the width of a vector register change a bit.
 *
 * - A **line** is a run of numbers one behind the other. Number p of a line goes to lane p mod 8; in the end
 *   a = (s0, s1), b = (s2, s3), c = (s4, s5), d = (s6, s7) become (t0, t1) = (a + c) + (b + d), and the sum is t0 + t1.
 * - A **total over elements** alone (no operand by row or column): lines of `elementsPerBlock` numbers regardless of rows,
 *   the last one shorter. Their sums are added one after the other.
 * - A **total over rows**: each row is a line. The sums of `rowsPerBlock` rows are added one after the other into that
 *   of a block, and those of the blocks likewise.
 * - **Along each row**: the row is a line, its sum rounded once when stored.
 * - **Down each column**: one sum a column, row after row, rounded once when stored.
 *
 * Blocks are what threads share out: few enough (1024 at most) that their sums fit into a small table.
 */
export const lanes = 8;

const mostBlocks = 1024;

/** Elements of one block of a total over n elements: a multiple of the lanes. */
export const elementsPerBlock = (n: number): number => Math.max(4096, lanes * Math.ceil(n / (lanes * mostBlocks)));

/** Rows of one block of a total over rows. */
export const rowsPerBlock = (rows: number): number => Math.max(16, Math.ceil(rows / mostBlocks));
