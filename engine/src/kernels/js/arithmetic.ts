import { exp32, log32, tanh32 } from '../float32-math';
import type { Precision } from '../real';

/** What is rounded otherwise in float32 than in float64. Each takes and gives numbers of its precision. */
export interface Arithmetic {
  round(x: number): number;
  exp(x: number): number;
  log(x: number): number;
  tanh(x: number): number;
}

export const arithmetics: Readonly<Record<Precision, Arithmetic>> = {
  float32: { round: Math.fround, exp: exp32, log: log32, tanh: tanh32 },
  float64: { round: (x) => x, exp: Math.exp, log: Math.log, tanh: Math.tanh },
};
