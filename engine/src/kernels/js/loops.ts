import type { Comparison, Operation } from '../parse-formula';
import type { Real } from '../real';
import type { Arithmetic } from './arithmetic';

/**
 * One operation over n numbers: out[o + i] from a[p + i], b[q + i], c[r + i] and d[s + i], as many as it takes.
 * Storing into `out` rounds to the precision of the arrays; for + − × ÷ and √ of float32 numbers in double that gives
 * the same as arithmetic in float32 would.
 */
export type Loop = (
  out: Real,
  o: number,
  n: number,
  a: Real,
  p: number,
  b: Real,
  q: number,
  c: Real,
  r: number,
  d: Real,
  s: number,
) => void;

const mapped =
  (f: (x: number) => number): Loop =>
  (out, o, n, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = f(a[p + i]!);
  };

export type LoopName = Operation | Comparison | 'copy';

/** The loops of one precision by what they do; a comparison is that of a choice: a < b ? c : d. */
export const loopsFor = ({ exp, log, tanh }: Arithmetic): Readonly<Record<LoopName, Loop>> => ({
  copy: (out, o, n, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i]!;
  },
  add: (out, o, n, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i]! + b[q + i]!;
  },
  sub: (out, o, n, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i]! - b[q + i]!;
  },
  mul: (out, o, n, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i]! * b[q + i]!;
  },
  div: (out, o, n, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i]! / b[q + i]!;
  },
  min: (out, o, n, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = b[q + i]! < a[p + i]! ? b[q + i]! : a[p + i]!;
  },
  max: (out, o, n, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i]! < b[q + i]! ? b[q + i]! : a[p + i]!;
  },
  neg: (out, o, n, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = -a[p + i]!;
  },
  abs: (out, o, n, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = Math.abs(a[p + i]!);
  },
  sqrt: (out, o, n, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = Math.sqrt(a[p + i]!);
  },
  exp: mapped(exp),
  log: mapped(log),
  tanh: mapped(tanh),
  lt: (out, o, n, a, p, b, q, c, r, d, s) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i]! < b[q + i]! ? c[r + i]! : d[s + i]!;
  },
  le: (out, o, n, a, p, b, q, c, r, d, s) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i]! <= b[q + i]! ? c[r + i]! : d[s + i]!;
  },
  gt: (out, o, n, a, p, b, q, c, r, d, s) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i]! > b[q + i]! ? c[r + i]! : d[s + i]!;
  },
  ge: (out, o, n, a, p, b, q, c, r, d, s) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i]! >= b[q + i]! ? c[r + i]! : d[s + i]!;
  },
  eq: (out, o, n, a, p, b, q, c, r, d, s) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i]! === b[q + i]! ? c[r + i]! : d[s + i]!;
  },
});
