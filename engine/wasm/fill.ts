import { address, scalar, share, size } from './call';
import { storePart } from './vector';

/** [out, n, value] */
export function fill(part: i32, parts: i32): f64 {
  const n = size(1);
  const value = scalar(2);
  const end = share(n, 16, part + 1, parts);
  for (let i = share(n, 16, part, parts); i < end; i += 4) {
    storePart(address(0) + (<usize>i << 2), value, end - i);
  }
  return 0;
}
