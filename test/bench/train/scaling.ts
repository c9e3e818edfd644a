import { parseArgs } from 'node:util';
import { backendFor } from './backend';
import type { Given } from './measure';
import { startOf, traineeOf } from './ours';
import { median } from './results';

/** One dense network of our own engine: how long its start and its steps take, and how much memory it does. */
const leastSeconds = 0.5;
const leastSteps = 3;
const mostSteps = 300;

/** Two hidden layers as wide as the input, and ten classes; what the numbers are does not matter here. */
const givenOf = (width: number, batch: number): Given => ({
  workload: 'W1',
  layers: [width, width, width, 10],
  rows: batch,
  batch,
  alpha: 0.001,
  epochs: 1_000_000,
  normAndDropout: false,
  x: Float32Array.from({ length: batch * width }, (_, i) => ((i * 7919) % 1000) / 500 - 1),
  y: Int32Array.from({ length: batch }, (_, i) => i % 10),
  weights: [],
  features: width,
  outputs: 10,
});

const text = { type: 'string', default: '' } as const;
const { values } = parseArgs({ options: { peer: text, width: text, batch: text } });
const { backend } = await backendFor(values.peer);
const batch = Number(values.batch);
const given = givenOf(Number(values.width), batch);
const before = process.memoryUsage.rss();
const started = performance.now();
const training = startOf(given, backend);
const prepareMilliseconds = performance.now() - started;
const trainee = traineeOf(training);
trainee.step(0, batch);
const times: number[] = [];
const end = performance.now() + 1000 * leastSeconds;
while (times.length < leastSteps || (performance.now() < end && times.length < mostSteps)) {
  const at = performance.now();
  trainee.step(0, batch);
  times.push(performance.now() - at);
}
const rssGrowth = process.memoryUsage.rss() - before;
const { parameters, bytes, unshared } = training.program.describe();
const copies = 2 + Object.keys(training.program.slots).length;
trainee.close?.();
console.log(
  JSON.stringify({
    ...{ width: Number(values.width), batch, parameters, prepareMilliseconds },
    ...{ stepMicroseconds: 1000 * median(times), arenaBytes: bytes, rssGrowth },
    // Weights, gradient and the optimizer's slots; and what the blocks would take if none shared a place.
    ...{ stateBytes: 4 * copies * parameters, activationBytes: unshared },
  }),
);
