import { ceilDiv, rowsPerBlock, setPartial } from './blocks';
import { address, share, size } from './call';
import { SCRATCH, SCRATCH_BYTES } from './layout';
import { costsByFour, softmaxByFour } from './softmax-by-four';
import { costsByRow, ROWS_AT_ONCE, softmaxByRow } from './softmax-by-row';

/** Few enough columns that four rows stand side by side in registers: more than twice as fast for them. */
@inline function isNarrow(cols: i32): bool {
  return cols > 0 && cols <= 4;
}

/** [z, out, rows, cols]: softmax of each row. */
export function softmax(part: i32, parts: i32): f64 {
  const cols = size(3);
  const first = share(size(2), 4, part, parts);
  const rows = share(size(2), 4, part + 1, parts) - first;
  const offset = (<usize>first * cols) << 2;
  if (isNarrow(cols)) softmaxByFour(address(0) + offset, address(1) + offset, rows, cols);
  else softmaxByRow(address(0) + offset, address(1) + offset, rows, cols);
  return 0;
}

/** [z, ŷ, target, weight or 0, rows, cols]: the sum over rows of the cross-entropy of ŷ = softmax(z), in blocks. */
export function softmaxCrossEntropy(part: i32, parts: i32): f64 {
  const weight = address(3);
  const rows = size(4);
  const cols = size(5);
  const costs = SCRATCH + part * SCRATCH_BYTES;
  const each = rowsPerBlock(rows);
  const blocks = ceilDiv(rows, each);
  const last = share(blocks, 1, part + 1, parts);
  for (let block = share(blocks, 1, part, parts); block < last; block++) {
    const end = min(rows, (block + 1) * each);
    let sum: f64 = 0;
    for (let i = block * each; i < end; i += ROWS_AT_ONCE) {
      const count = min(ROWS_AT_ONCE, end - i);
      const offset = (<usize>i * cols) << 2;
      const z = address(0) + offset;
      const yHat = address(1) + offset;
      const y = address(2) + offset;
      if (isNarrow(cols)) costsByFour(z, yHat, y, count, cols, costs);
      else costsByRow(z, yHat, y, count, cols, costs, costs + ROWS_AT_ONCE * 8);
      for (let row = 0; row < count; row++) {
        const cost = load<f64>(costs + (row << 3));
        sum += weight == 0 ? cost : <f64>load<f32>(weight + (<usize>(i + row) << 2)) * cost;
      }
    }
    setPartial(block, sum);
  }
  return blocks;
}
