import type { Formula } from '../formula';
import { precisionOf, type Precision, type Real } from '../real';
import { elementsPerBlock, rowsPerBlock } from '../sum-order';
import { addToLanes, takeLanes } from './lanes';
import { pieceLength, stepsOf, type Steps } from './steps';

type Operands = readonly (Real | number)[];

/** By the formula's id. */
const known: Record<Precision, Steps[]> = { float32: [], float64: [] };

const fill = (out: Real, value: number, from: number, n: number): void => {
  for (let i = from; i < from + n; i++) out[i] = value;
};

/** Sets the arrays and plain numbers of a call. */
const bind = (steps: Steps, operands: Operands, length: number): void => {
  const { places, per, arrays } = steps;
  for (let at = 0; at < arrays; at++) if (per[at] === 'element') places[at] = operands[at] as Real;
  for (let at = arrays; at < steps.arguments; at++) fill(places[at]!, operands[at] as number, 0, length);
  for (const { place, value } of steps.literals) fill(places[place]!, value, 0, length);
};

/** Takes the steps for `height` rows from row i on, `width` columns from column j on: one unbroken run of elements. */
const runPiece = (
  { places, offsets, per, arrays, steps }: Steps,
  operands: Operands,
  i: number,
  j: number,
  height: number,
  width: number,
  cols: number,
): void => {
  for (let at = 0; at < arrays; at++) {
    if (per[at] === 'element') {
      offsets[at] = i * cols + j;
      continue;
    }
    const values = operands[at] as Real;
    const spread = places[at]!;
    if (per[at] === 'row') {
      for (let r = 0; r < height; r++) fill(spread, values[i + r]!, r * width, width);
    } else if (i === 0 || width < cols) {
      // Where whole rows fit, every later piece reads the same numbers, or the first of them.
      for (let r = 0; r < height; r++) for (let c = 0; c < width; c++) spread[r * width + c] = values[j + c]!;
    }
  }
  for (const { loop, out, a, b, c, d } of steps) {
    loop(
      places[out]!,
      offsets[out]!,
      height * width,
      places[a]!,
      offsets[a]!,
      places[b]!,
      offsets[b]!,
      places[c]!,
      offsets[c]!,
      places[d]!,
      offsets[d]!,
    );
  }
};

/** How many whole rows make a piece; one where not even that fits. */
const rowsAtOnce = (cols: number): number => Math.max(1, Math.floor(pieceLength / cols));

/**
 * Runs a formula line after line and sums along each line, if it sums. n elements in lines of `length`, of which the last
 * may be shorter; `perBlock` lines make a block of the total.
 */
const runAlong = (
  steps: Steps,
  operands: Operands,
  n: number,
  lines: number,
  length: number,
  perBlock: number,
): number => {
  const { places, offsets } = steps;
  const atOnce = rowsAtOnce(length);
  let total = 0;
  let block = 0;
  for (let i = 0; i < lines; i += atOnce) {
    const height = Math.min(atOnce, lines - i);
    const lineEnd = Math.min(length, n - i * length);
    let j = 0;
    do {
      const width = Math.min(pieceLength, lineEnd - j);
      runPiece(steps, operands, i, j, height, width, length);
      j += width;
      for (const { place, target, sums } of steps.sums) {
        for (let r = 0; r < height; r++) {
          addToLanes(sums, places[place]!, offsets[place]! + r * width, width);
          if (j < lineEnd) continue;
          const sum = takeLanes(sums);
          if (target >= 0) {
            (operands[target] as Real)[i + r] = sum;
            continue;
          }
          block += sum;
          if ((i + r + 1) % perBlock !== 0) continue;
          total += block;
          block = 0;
        }
      }
    } while (j < lineEnd);
  }
  return total + block;
};

/** Adds height rows of `width` numbers to one sum for each column. */
const addRows = (sums: Float64Array, values: Real, from: number, height: number, width: number): void => {
  for (let r = 0, p = from; r < height; r++) {
    for (let c = 0; c < width; c++, p++) sums[c] = sums[c]! + values[p]!;
  }
};

/** Runs a formula that sums down the columns, as many columns at a time as a piece is long. */
const runDown = (steps: Steps, operands: Operands, rows: number, cols: number): void => {
  const { places, offsets } = steps;
  const atOnce = rowsAtOnce(cols);
  for (let j = 0; j < cols; j += pieceLength) {
    const width = Math.min(pieceLength, cols - j);
    for (let i = 0; i < rows; i += atOnce) {
      const height = Math.min(atOnce, rows - i);
      runPiece(steps, operands, i, j, height, width, cols);
      for (const { place, sums } of steps.sums) addRows(sums, places[place]!, offsets[place]!, height, width);
    }
    for (const { target, sums } of steps.sums) {
      const out = operands[target] as Real;
      for (let c = 0; c < width; c++) {
        out[j + c] = sums[c]!;
        sums[c] = 0;
      }
    }
  }
};

/** `Kernels.each`: every operation is one loop over a piece of the numbers, with temporaries of their precision between. */
export const each = (formula: Formula, rows: number, cols: number, ...operands: (Real | number)[]): number => {
  const precision = precisionOf(operands[0] as Real);
  const steps = (known[precision][formula.id] ??= stepsOf(formula, precision));
  if (operands.length !== steps.arguments) {
    throw new Error(`each: ‘${formula.signature}’ takes ${steps.arguments} operands, came ${operands.length}`);
  }
  const n = rows * cols;
  bind(steps, operands, Math.min(pieceLength, n));
  if (steps.kind === 'columns') {
    runDown(steps, operands, rows, cols);
    return 0;
  }
  if (!steps.isFlat) return runAlong(steps, operands, n, rows, cols, rowsPerBlock(rows));
  if (steps.kind === 'each') return runAlong(steps, operands, n, 1, n, 1);
  const block = elementsPerBlock(n);
  return runAlong(steps, operands, n, Math.ceil(n / block), block, 1);
};
