import { setPartial } from './blocks';
import { address, share, size } from './call';
import { loadPart } from './vector';

/** A number minus itself is 0, all bits of it, except for NaN and the infinities. */
@inline function trace(x: v128): v128 {
  return f32x4.sub(x, x);
}

/** [a, n]: 0 when all of a are finite, else the number of parts that met one that is not. */
export function notFinite(part: i32, parts: i32): f64 {
  const n = size(1);
  const first = share(n, 16, part, parts);
  let left = share(n, 16, part + 1, parts) - first;
  let at = address(0) + ((<usize>first) << 2);
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  while (left >= 16) {
    a = v128.or(a, v128.or(trace(v128.load(at)), trace(v128.load(at, 16))));
    b = v128.or(b, v128.or(trace(v128.load(at, 32)), trace(v128.load(at, 48))));
    at += 64;
    left -= 16;
  }
  while (left > 0) {
    a = v128.or(a, trace(loadPart(at, left)));
    at += 16;
    left -= 4;
  }
  setPartial(part, v128.any_true(v128.or(a, b)) ? 1 : 0);
  return parts;
}
