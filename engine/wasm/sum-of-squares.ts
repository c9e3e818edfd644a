import { ceilDiv, elementsPerBlock, setPartial } from './blocks';
import { address, share, size } from './call';
import { high, loadPart, low, total } from './vector';

@inline function addSquare(sum: v128, x: v128): v128 {
  return f64x2.add(sum, f64x2.mul(x, x));
}

/** Of `count` numbers, each squared in double. */
function squares(at: usize, count: i32): f64 {
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let c = f64x2.splat(0);
  let d = f64x2.splat(0);
  let left = count;
  while (left >= 8) {
    const x = v128.load(at);
    const y = v128.load(at, 16);
    a = addSquare(a, low(x));
    b = addSquare(b, high(x));
    c = addSquare(c, low(y));
    d = addSquare(d, high(y));
    at += 32;
    left -= 8;
  }
  if (left > 0) {
    const x = loadPart(at, left);
    a = addSquare(a, low(x));
    b = addSquare(b, high(x));
  }
  if (left > 4) {
    const y = loadPart(at + 16, left - 4);
    c = addSquare(c, low(y));
    d = addSquare(d, high(y));
  }
  return total(a, b, c, d);
}

/** [a, n] */
export function sumOfSquares(part: i32, parts: i32): f64 {
  const n = size(1);
  const each = elementsPerBlock(n);
  const blocks = ceilDiv(n, each);
  const end = share(blocks, 1, part + 1, parts);
  for (let block = share(blocks, 1, part, parts); block < end; block++) {
    const first = block * each;
    setPartial(block, squares(address(0) + (<usize>first << 2), min(each, n - first)));
  }
  return blocks;
}
