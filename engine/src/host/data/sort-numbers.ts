const digitBits = 16;
const buckets = 1 << digitBits;

/** From so many values on, sorting by digits is faster than by comparisons (about three times at a million). */
const worthwhile = 1 << 16;

/**
 * Sorts numbers in place, ascending; NaN must not be among them. Many values are sorted by the digits of their bits
 * (radix sort): it needs four passes whatever the values.
 */
export const sortNumbers = (values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> =>
  values.length < worthwhile ? values.sort() : sortByDigits(values);

/** As unsigned whole numbers, bits that order as the numbers do: all flipped for negative ones, else the sign only. */
const toKeys = (words: Uint32Array): void => {
  for (let i = 1; i < words.length; i += 2) {
    const high = words[i]!;
    if (high & 0x80000000) {
      words[i] = ~high;
      words[i - 1] = ~words[i - 1]!;
    } else words[i] = high | 0x80000000;
  }
};

const fromKeys = (words: Uint32Array): void => {
  for (let i = 1; i < words.length; i += 2) {
    const high = words[i]!;
    if (high & 0x80000000) words[i] = high & 0x7fffffff;
    else {
      words[i] = ~high;
      words[i - 1] = ~words[i - 1]!;
    }
  }
};

const sortByDigits = (values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
  let from = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  let to: Uint32Array<ArrayBuffer> = new Uint32Array(values.length * 2);
  toKeys(from);
  for (let digit = 0; digit < 4; digit++) {
    if (distribute(from, to, digit)) [from, to] = [to, from];
  }
  fromKeys(from);
  const sorted = new Float64Array(from.buffer, from.byteOffset, values.length);
  if (sorted.buffer !== values.buffer) values.set(sorted);
  return values;
};

/** One pass, least significant digit first; false when all keys have the same digit and nothing was done. */
const distribute = (from: Uint32Array, to: Uint32Array, digit: number): boolean => {
  const word = digit >> 1;
  const shift = (digit & 1) * digitBits;
  const places = new Uint32Array(buckets);
  for (let i = word; i < from.length; i += 2) places[(from[i]! >>> shift) & 0xffff]!++;
  let start = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const count = places[bucket]!;
    if (count * 2 === from.length) return false;
    places[bucket] = start;
    start += count;
  }
  for (let i = 0; i < from.length; i += 2) {
    const bucket = (from[i + word]! >>> shift) & 0xffff;
    const place = 2 * places[bucket]!++;
    to[place] = from[i]!;
    to[place + 1] = from[i + 1]!;
  }
  return true;
};
