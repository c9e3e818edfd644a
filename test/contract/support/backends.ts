import { expect } from 'vitest';
import { wasmBuild } from '../../../engine/src/host/kernels/build';
import { wasmBackend } from '../../../engine/src/host/kernels/wasm-backend';
import { jsBackend } from '../../../engine/src/kernels/js';
import type { Backend } from '../../../engine/src/kernels/kernels';
import type { Real } from '../../../engine/src/kernels/real';

export interface BackendCase {
  name: string;
  backend: Backend;
  /** Gives the bits of float32 in plain JavaScript; else its numbers, to rounding. */
  exact: boolean;
}

/** Every build of the kernels. All concepts keep their promises on each, in float32. */
export const backends: readonly BackendCase[] = [
  { name: 'js', backend: jsBackend, exact: true },
  { name: 'wasm std', backend: wasmBackend(wasmBuild('std')!, 1), exact: true },
  { name: 'wasm std, 2 threads', backend: wasmBackend(wasmBuild('std')!, 2, 'everything'), exact: true },
  { name: 'wasm relaxed', backend: wasmBackend(wasmBuild('relaxed')!, 1), exact: false },
];

/** Fails where float32 numbers are not those of plain JavaScript: to the bit, or to 1e-5 of the largest. */
export const expectSame = (values: Real, expected: Real, exact: boolean, what: string): void => {
  expect(values.length, what).toBe(expected.length);
  const largest = Math.max(1, ...Array.from(expected, Math.abs).filter(Number.isFinite));
  const other = values.findIndex(
    (value, i) => !Object.is(value, expected[i]) && (exact || !(Math.abs(value - expected[i]!) <= 1e-5 * largest)),
  );
  if (other >= 0) expect.fail(`${what}[${other}] is ${values[other]}, in plain JavaScript ${expected[other]}`);
};
