import type { Real } from '../../kernels/real';
import type { Products } from './blas';

/** How far a sum may be off, as a part of the sum of its terms' sizes: far less than 16-bit arithmetic would be. */
const tolerance = 1e-5;

/** Numbers around each output that must stay as they are. */
const margin = 16;
const untouched = 12345;

/** Numbers between −1 and 1 that use all bits of a float32. */
const numbers = (count: number, seed: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => (Math.imul(i + seed, 0x9e3779b1) ^ (seed << 7)) / 2 ** 31);

/** One form of the product: which sizes its arrays have, and where the terms of an output element stand. */
interface Form {
  title: string;
  run: (products: Products, a: Real, b: Real, out: Real, m: number, k: number, n: number) => void;
  /** Index in a of output row i's term t. */
  inA: (i: number, t: number, m: number, k: number) => number;
  /** Index in b of output column j's term t. */
  inB: (j: number, t: number, k: number, n: number) => number;
}

/** All three give [m,n] as sums of k terms. */
const forms: readonly Form[] = [
  {
    title: 'a·b',
    run: (by, a, b, out, m, k, n) => by.matmul(a, b, out, m, k, n),
    inA: (i, t, _m, k) => i * k + t,
    inB: (j, t, _k, n) => t * n + j,
  },
  {
    title: 'aᵀ·b',
    run: (by, a, b, out, m, k, n) => by.matmulTransposedA(a, b, out, k, m, n),
    inA: (i, t, m) => t * m + i,
    inB: (j, t, _k, n) => t * n + j,
  },
  {
    title: 'a·bᵀ',
    run: (by, a, b, out, m, k, n) => by.matmulTransposedB(a, b, out, m, k, n),
    inA: (i, t, _m, k) => i * k + t,
    inB: (j, t, k) => j * k + t,
  },
];

/** m, k, n: odd sizes, one that is all edges, one past the usual blocks, vectors. */
const sizes = [
  [7, 5, 3],
  [1, 9, 4],
  [6, 1, 2],
  [5, 8, 1],
  [33, 70, 41],
  [64, 64, 64],
] as const;

/** Why an output is not the product, null when it is. */
const wrongIn = (form: Form, a: Float32Array, b: Float32Array, out: Float32Array, m: number, k: number, n: number) => {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      let size = 0;
      for (let t = 0; t < k; t++) {
        const term = a[form.inA(i, t, m, k)]! * b[form.inB(j, t, k, n)]!;
        sum += term;
        size += Math.abs(term);
      }
      const came = out[i * n + j]!;
      const isRight = Number.isNaN(sum) ? Number.isNaN(came) : Math.abs(came - sum) <= tolerance * size;
      if (!isRight) return `expected ${sum} in row ${i + 1}, column ${j + 1}, came ${came}`;
    }
  }
  return null;
};

const tryForm = (products: Products, form: Form, a: Float32Array, m: number, k: number, n: number): string | null => {
  const b = numbers(k * n, 2);
  // What stood in the output before must not matter, not even when it is no number; what stands around it must stay.
  const memory = new Float32Array(new SharedArrayBuffer(4 * (m * n + 2 * margin))).fill(untouched);
  const out = memory.subarray(margin, margin + m * n).fill(NaN);
  form.run(products, a, b, out, m, k, n);
  const around = [...memory.subarray(0, margin), ...memory.subarray(margin + m * n)];
  const wrong = around.every((value) => value === untouched)
    ? wrongIn(form, a, b, out, m, k, n)
    : 'it wrote outside the output';
  return wrong && `its product ${form.title} of ${m}×${k}×${n} is wrong: ${wrong}`;
};

/** Why a library's products cannot be trusted, null when they are right: its three forms against plain sums in double. */
export const whyWrong = (products: Products): string | null => {
  for (const form of forms) {
    for (const [m, k, n] of sizes) {
      const wrong = tryForm(products, form, numbers(m * k, 1), m, k, n);
      if (wrong) return wrong;
    }
    // A network whose numbers run away is noticed by a NaN that reaches its outputs.
    const broken = numbers(64 * 64, 1);
    broken[form.inA(3, 5, 64, 64)] = NaN;
    const wrong = tryForm(products, form, broken, 64, 64, 64);
    if (wrong) return wrong;
  }
  return null;
};
