/** A buffer of real numbers: float32 to train, float64 to check gradients. Matrices are row-major, one example a row. */
export type Real = Float32Array | Float64Array;

export type Precision = 'float32' | 'float64';

/** Bytes of one number. */
export const bytesOf = (precision: Precision): number => (precision === 'float32' ? 4 : 8);

/** A view of `length` numbers at `byteOffset` of `buffer`. */
export const view = (precision: Precision, buffer: ArrayBufferLike, byteOffset: number, length: number): Real =>
  precision === 'float32' ? new Float32Array(buffer, byteOffset, length) : new Float64Array(buffer, byteOffset, length);

/** The precision of a buffer. */
export const precisionOf = (values: Real): Precision => (values instanceof Float32Array ? 'float32' : 'float64');

export const allocate = (precision: Precision, length: number): Real =>
  precision === 'float32' ? new Float32Array(length) : new Float64Array(length);
