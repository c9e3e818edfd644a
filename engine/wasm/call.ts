import { ARGS } from './layout';

/** What every op starts with: the words of its call, and its share of the work. */

/** A size of the call, by its place. */
@inline export function size(place: i32): i32 {
  return load<i32>(ARGS + (place << 2));
}

/** The address of an array. */
@inline export function address(place: i32): usize {
  return load<i32>(ARGS + (place << 2));
}

/** A plain number, four times. */
@inline export function scalar(place: i32): v128 {
  return v128.load_splat<u32>(ARGS + (place << 2));
}

/** Where a part's share of n things begins, in whole steps but for the last; that of the next part is where it ends. */
export function share(n: i32, step: i32, part: i32, parts: i32): i32 {
  if (parts == 1) return part == 0 ? 0 : n;
  const steps = (n + parts * step - 1) / (parts * step);
  return min(n, part * steps * step);
}
