import { address, size } from './call';

/** [from, order or 0, start, rows, width, out]: out's row i is row order[start + i] of `from`, or row start + i. One part does it all. */
export function gather(part: i32, parts: i32): f64 {
  const from = address(0);
  const order = address(1);
  const start = <usize>size(2);
  const rows = size(3);
  const bytes = <usize>size(4) << 2;
  const out = address(5);
  if (part > 0) return 0;
  if (order == 0) {
    copy(from + start * bytes, out, <usize>rows * bytes);
  } else {
    gatherRows(from, order + (start << 2), rows, bytes, out);
  }
  return 0;
}

function gatherRows(from: usize, order: usize, rows: i32, bytes: usize, out: usize): void {
  for (let i = 0; i < rows; i++) {
    copy(from + <usize>load<i32>(order) * bytes, out, bytes);
    order += 4;
    out += bytes;
  }
}

/** Whole numbers of four bytes. */
@inline function copy(from: usize, to: usize, bytes: usize): void {
  let left = bytes;
  while (left >= 16) {
    v128.store(to, v128.load(from));
    from += 16;
    to += 16;
    left -= 16;
  }
  while (left > 0) {
    store<u32>(to, load<u32>(from));
    from += 4;
    to += 4;
    left -= 4;
  }
}
