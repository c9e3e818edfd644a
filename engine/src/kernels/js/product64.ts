/**
 * out[i, j] = Σ_t a[i, t] · b[t, j] with every stride free. Two rows by four columns at a time: eight sums stay in
 * registers. Each sum runs over t in order, so a result is the same whichever tile it falls into.
 */
export const product64 = (
  a: Float64Array,
  aRow: number,
  aInner: number,
  b: Float64Array,
  bInner: number,
  bCol: number,
  out: Float64Array,
  rows: number,
  inner: number,
  cols: number,
  bias: Float64Array | null,
): void => {
  let i = 0;
  for (; i + 2 <= rows; i += 2) {
    let j = 0;
    for (; j + 4 <= cols; j += 4) {
      let s00 = bias ? bias[j]! : 0;
      let s01 = bias ? bias[j + 1]! : 0;
      let s02 = bias ? bias[j + 2]! : 0;
      let s03 = bias ? bias[j + 3]! : 0;
      let s10 = s00;
      let s11 = s01;
      let s12 = s02;
      let s13 = s03;
      let pa = i * aRow;
      let pb = j * bCol;
      for (let t = 0; t < inner; t++) {
        const a0 = a[pa]!;
        const a1 = a[pa + aRow]!;
        const b0 = b[pb]!;
        const b1 = b[pb + bCol]!;
        const b2 = b[pb + 2 * bCol]!;
        const b3 = b[pb + 3 * bCol]!;
        s00 += a0 * b0;
        s01 += a0 * b1;
        s02 += a0 * b2;
        s03 += a0 * b3;
        s10 += a1 * b0;
        s11 += a1 * b1;
        s12 += a1 * b2;
        s13 += a1 * b3;
        pa += aInner;
        pb += bInner;
      }
      const o = i * cols + j;
      out[o] = s00;
      out[o + 1] = s01;
      out[o + 2] = s02;
      out[o + 3] = s03;
      out[o + cols] = s10;
      out[o + cols + 1] = s11;
      out[o + cols + 2] = s12;
      out[o + cols + 3] = s13;
    }
    for (; j < cols; j++) {
      const start = bias ? bias[j]! : 0;
      out[i * cols + j] = dot(a, i * aRow, aInner, b, j * bCol, bInner, inner, start);
      out[(i + 1) * cols + j] = dot(a, (i + 1) * aRow, aInner, b, j * bCol, bInner, inner, start);
    }
  }
  for (; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      out[i * cols + j] = dot(a, i * aRow, aInner, b, j * bCol, bInner, inner, bias ? bias[j]! : 0);
    }
  }
};

const dot = (
  a: Float64Array,
  pa: number,
  da: number,
  b: Float64Array,
  pb: number,
  db: number,
  n: number,
  start: number,
): number => {
  let sum = start;
  for (let t = 0; t < n; t++) {
    sum += a[pa]! * b[pb]!;
    pa += da;
    pb += db;
  }
  return sum;
};
