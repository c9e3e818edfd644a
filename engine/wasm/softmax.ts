import { ceilDiv, rowsPerBlock, setPartial } from './blocks';
import { address, share, size } from './call';
import { SCRATCH, SCRATCH_BYTES } from './layout';
import { softmaxByFour } from './softmax-by-four';
import { addCostsByRow, putLargestByRow, softmaxByRow } from './softmax-by-row';
import { costsByFour, putLargestByFour } from './softmax-costs-by-four';
import { logSums } from './softmax-passes';

/** How many fours of rows stand side by side in registers, which is quicker: all, where they have few columns. */
@inline function foursOf(rows: i32, cols: i32): i32 {
  return cols >= 2 && cols <= 4 ? rows >> 2 : 0;
}

/** [z, out, rows, cols]: softmax of each row. */
export function softmax(part: i32, parts: i32): f64 {
  const cols = size(3);
  const first = share(size(2), 4, part, parts);
  const rows = share(size(2), 4, part + 1, parts) - first;
  const fours = foursOf(rows, cols);
  let offset = (<usize>first * cols) << 2;
  if (fours > 0) softmaxByFour(address(0) + offset, address(1) + offset, fours, cols);
  offset += (<usize>fours * cols) << 4;
  softmaxByRow(address(0) + offset, address(1) + offset, rows - 4 * fours, cols);
  return 0;
}

/** Writes the largest number of each row. */
function putLargest(at: usize, out: usize, rows: i32, cols: i32): void {
  const fours = foursOf(rows, cols);
  const rest = rows - 4 * fours;
  if (fours > 0) putLargestByFour(at, out, fours, cols);
  if (rest > 0) putLargestByRow(at + ((<usize>fours * cols) << 4), out + (<usize>fours << 4), rest, cols);
}

/** The costs of `rows` rows from row `first` on, one added to the other. */
function costs(first: i32, rows: i32, cols: i32, logSums: usize): f64 {
  const fours = foursOf(rows, cols);
  const rest = rows - 4 * fours;
  const start = (<usize>first * cols) << 2;
  const z = address(0) + start;
  const y = address(2) + start;
  const weight = address(3) == 0 ? 0 : address(3) + (<usize>first << 2);
  const sum = fours > 0 ? costsByFour(z, y, weight, fours, cols, logSums) : 0;
  if (rest == 0) return sum;
  const done = <usize>fours << 4;
  const weights = weight == 0 ? 0 : weight + done;
  return addCostsByRow(sum, z + done * cols, y + done * cols, weights, rest, cols, logSums + done);
}

/**
 * So many rows are still in the first-level cache when they are needed again. A block of more is passed over as a whole: half of
 * a part's scratch takes 65,536 rows, which no block has below 67 million of them.
 */
const AT_ONCE: i32 = 64;

/** [z, ŷ, target, weight or 0, rows, cols]: the sum over rows of the cross-entropy of ŷ = softmax(z), in blocks. */
export function softmaxCrossEntropy(part: i32, parts: i32): f64 {
  const rows = size(4);
  const cols = size(5);
  const sums = SCRATCH + part * SCRATCH_BYTES;
  const shares = sums + SCRATCH_BYTES / 2;
  const each = rowsPerBlock(rows);
  const atOnce = max(1, AT_ONCE / each);
  const blocks = ceilDiv(rows, each);
  const end = share(blocks, 1, part + 1, parts);
  for (let block = share(blocks, 1, part, parts); block < end; block += atOnce) {
    const last = min(end, block + atOnce);
    const first = block * each;
    const count = min(rows, last * each) - first;
    const offset = (<usize>first * cols) << 2;
    putLargest(address(0) + offset, sums, count, cols);
    putLargest(address(1) + offset, shares, count, cols);
    logSums(sums, shares, count);
    for (let b = block; b < last; b++) {
      const row = b * each;
      setPartial(b, costs(row, min(each, rows - row), cols, sums + (<usize>(row - first) << 2)));
    }
  }
  return blocks;
}
