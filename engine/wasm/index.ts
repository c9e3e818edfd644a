import { performFormula } from './_formulas';
import { sumOfPartials } from './blocks';
import { dropoutMask } from './dropout-mask';
import { fill } from './fill';
import { gather } from './gather';
import {
  ARGS,
  DROPOUT_MASK,
  FILL,
  GATHER,
  MATMUL,
  MATMUL_TRANSPOSED_A,
  MATMUL_TRANSPOSED_B,
  NOT_FINITE,
  QUIT,
  RECORD_HEADER,
  SOFTMAX,
  SOFTMAX_CROSS_ENTROPY,
  SUM_OF_SQUARES,
} from './layout';
import { notFinite } from './not-finite';
import { matmul, matmulTransposedA, matmulTransposedB } from './products';
import { softmax, softmaxCrossEntropy } from './softmax';
import { sumOfSquares } from './sum-of-squares';
import { answer, join, nextCommand, opOf, partsOf, publish } from './team';

// Exported only so that the optimizer leaves each a function of its own: drawn together into one, their loops would have
// too few registers.
export * from './_formulas';
export * from './narrow';
export * from './shallow';
export * from './tile';
export { dropoutMask, fill, gather, matmul, matmulTransposedA, matmulTransposedB, notFinite, softmax, softmaxCrossEntropy, sumOfSquares };

/** Does one part of an op; gives the number of block sums that its total consists of, 0 where it has none. */
function perform(op: i32, part: i32, parts: i32): f64 {
  switch (op) {
    case MATMUL:
      return matmul(part, parts);
    case MATMUL_TRANSPOSED_A:
      return matmulTransposedA(part, parts);
    case MATMUL_TRANSPOSED_B:
      return matmulTransposedB(part, parts);
    case SOFTMAX:
      return softmax(part, parts);
    case SOFTMAX_CROSS_ENTROPY:
      return softmaxCrossEntropy(part, parts);
    case DROPOUT_MASK:
      return dropoutMask(part, parts);
    case FILL:
      return fill(part, parts);
    case GATHER:
      return gather(part, parts);
    case NOT_FINITE:
      return notFinite(part, parts);
    case SUM_OF_SQUARES:
      return sumOfSquares(part, parts);
    default:
      return performFormula(op, part, parts);
  }
}

/** Runs the op that the argument block describes, by this thread and `parts - 1` helpers; gives its total, or 0. */
export function run(op: i32, parts: i32): f64 {
  if (parts > 1) publish(op, parts);
  const blocks = <i32>perform(op, 0, parts);
  if (parts > 1) join(parts - 1);
  return sumOfPartials(blocks);
}

/** Runs the ops noted from here to there, one after the other; gives the total of the last one. */
export function play(at: usize, end: usize, threads: i32): f64 {
  let total: f64 = 0;
  while (at < end) {
    const op = load<i32>(at);
    const parts = load<i32>(at, 4) == 0 ? 1 : threads;
    const next = at + load<i32>(at, 8);
    let to: usize = ARGS;
    for (at += RECORD_HEADER; at < next; at += 16) {
      v128.store(to, v128.load(at));
      to += 16;
    }
    total = run(op, parts);
  }
  return total;
}

/** A helper's life: its part of every command, until it is dismissed. */
export function work(part: i32): void {
  let command: i64 = 0;
  for (;;) {
    command = nextCommand(command);
    const parts = partsOf(command);
    if (opOf(command) == QUIT) return;
    if (part >= parts) continue;
    perform(opOf(command), part, parts);
    answer();
  }
}

/** Sends all helpers home, also those that come later. */
export function dismiss(): void {
  publish(QUIT, 0);
}
