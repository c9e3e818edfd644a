import type { NamedTensor } from '@deepwright/engine';

const bytesOf = ({ data }: NamedTensor): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

const isSame = (a: NamedTensor, b: NamedTensor | undefined): boolean =>
  b !== undefined && a.name === b.name && a.shape.join() === b.shape.join() && bytesOf(a).equals(bytesOf(b));

/** Same names, shapes and bits, in the same order. */
export const sameBits = (a: readonly NamedTensor[], b: readonly NamedTensor[]): boolean =>
  a.length === b.length && a.every((tensor, i) => isSame(tensor, b[i]));

/** The largest absolute difference; infinite when the lengths differ or only one of two is a number. */
export function maxDifference(a: NamedTensor['data'], b: NamedTensor['data']): number {
  if (a.length !== b.length) return Infinity;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? NaN, b[i] ?? NaN];
    if (Object.is(x, y)) continue;
    const difference = Math.abs(x - y);
    largest = Math.max(largest, Number.isNaN(difference) ? Infinity : difference);
  }
  return largest;
}
