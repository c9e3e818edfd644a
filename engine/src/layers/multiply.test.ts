import { expect, it } from 'vitest';
import { benchOf } from '../testing/layer-bench';
import multiply from './multiply';

/** One row of one unit: the factors, and the gradient of each for an incoming gradient dy. */
const gradients = (factors: readonly number[], dy: number): number[] => {
  const sample = { inputs: factors.map(() => [1]) };
  const { context, forward, backward } = benchOf(multiply, sample, { precision: 'float64', capacity: 1 });
  factors.forEach((factor, port) => (context.x[port]![0] = factor));
  context.dy[0] = dy;
  forward(1, true);
  expect(context.y[0]).toBe(factors.reduce((product, factor) => product * factor, 1));
  backward(1, true);
  return context.dx.map((d) => d![0]!);
};

it.each([
  [[2, 3, 5], 10, [150, 100, 60]],
  [[0, 3, 5], 10, [150, 0, 0]],
  [[0, 3, 0], 10, [0, 0, 0]],
  [[-2, 0.5], 4, [2, -8]],
])('the gradients of %j for dy = %d are dy times the product of the others: %j', (factors, dy, expected) => {
  gradients(factors, dy).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12));
});
