/**
 * The float32 form of `product64`, product and sum each rounded by itself. Four columns at a time: conversions between
 * double and float32 set the pace here, so larger tiles gain nothing.
 */
export const product32 = (
  a: Float32Array,
  aRow: number,
  aInner: number,
  b: Float32Array,
  bInner: number,
  bCol: number,
  out: Float32Array,
  rows: number,
  inner: number,
  cols: number,
  bias: Float32Array | null,
): void => {
  for (let i = 0; i < rows; i++) {
    let j = 0;
    for (; j + 4 <= cols; j += 4) {
      let s0 = bias ? bias[j]! : 0;
      let s1 = bias ? bias[j + 1]! : 0;
      let s2 = bias ? bias[j + 2]! : 0;
      let s3 = bias ? bias[j + 3]! : 0;
      let pa = i * aRow;
      let pb = j * bCol;
      for (let t = 0; t < inner; t++) {
        const at = a[pa]!;
        s0 = Math.fround(s0 + Math.fround(at * b[pb]!));
        s1 = Math.fround(s1 + Math.fround(at * b[pb + bCol]!));
        s2 = Math.fround(s2 + Math.fround(at * b[pb + 2 * bCol]!));
        s3 = Math.fround(s3 + Math.fround(at * b[pb + 3 * bCol]!));
        pa += aInner;
        pb += bInner;
      }
      const o = i * cols + j;
      out[o] = s0;
      out[o + 1] = s1;
      out[o + 2] = s2;
      out[o + 3] = s3;
    }
    for (; j < cols; j++) {
      out[i * cols + j] = dot(a, i * aRow, aInner, b, j * bCol, bInner, inner, bias ? bias[j]! : 0);
    }
  }
};

const dot = (
  a: Float32Array,
  pa: number,
  da: number,
  b: Float32Array,
  pb: number,
  db: number,
  n: number,
  start: number,
): number => {
  let sum = start;
  for (let t = 0; t < n; t++) {
    sum = Math.fround(sum + Math.fround(a[pa]! * b[pb]!));
    pa += da;
    pb += db;
  }
  return sum;
};
