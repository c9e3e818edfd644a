import { expect, it } from 'vitest';
import { chain, factsOf, programOf, threeClasses } from '../testing/graphs';
import { FlowHistory } from './flow';

it('goes on from a state with more columns than it has room for, evenly thinned', () => {
  const program = programOf(chain(['dense']), factsOf(2, 10, threeClasses), { rows: 4 });
  const history = new FlowHistory(program);
  const columns = 300;
  const steps = Float64Array.from({ length: columns }, (_, i) => 1 + 8 * i);
  const norms = (width: number) => Float32Array.from({ length: columns * width }, (_, i) => Math.floor(i / width));
  const { blocks, weights } = history.result();
  const flow = { steps, blocks, activations: norms(blocks.length), weights, gradients: norms(weights.length) };
  history.resume({ every: 8, flow });
  const kept = history.result();
  expect([...kept.steps]).toEqual(Array.from({ length: 75 }, (_, i) => 1 + 32 * i));
  expect([...kept.activations]).toEqual(
    Array.from({ length: 75 * blocks.length }, (_, i) => 4 * Math.floor(i / blocks.length)),
  );
  expect([...kept.gradients]).toEqual(
    Array.from({ length: 75 * weights.length }, (_, i) => 4 * Math.floor(i / weights.length)),
  );
  expect([2369, 2393, 2401, 2433].map((step) => history.wants(step))).toEqual([true, false, true, true]);
});
