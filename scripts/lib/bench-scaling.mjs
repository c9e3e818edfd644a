/** How our engine grows: time and memory with the network, the start of a run, and several runs at once. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { bundleTrain, importTrain } from './bench-bundle.mjs';
import { logChart } from './bench-chart.mjs';
import { peers, readingOf } from './bench-peers.mjs';
import { table } from './bench-report.mjs';
import { resultsDir } from './paths.mjs';
import { SetupError, runNode } from './run.mjs';

/** Two hidden layers as wide as the input: from 10³ to 10⁷ parameters. */
const widths = [18, 64, 216, 700, 2230];
const batches = [16, 64, 256];
/** Parameters × batch from which arithmetic is most of a step. */
const heavy = 1e6;

async function pointOf(program, peer, width, batch) {
  const words = ['--peer', peer, '--width', String(width), '--batch', String(batch)];
  const { code, output } = await runNode(program, words, { quiet: true });
  if (code !== 0) throw new SetupError(`a network of width ${width} failed:\n${output}`);
  return JSON.parse(output.trim().split('\n').at(-1));
}

/** The speed of n runs at once, each in a process of its own, as a share of what n times one alone would be. */
async function together(name, seconds) {
  const peer = peers.find((each) => each.name === name);
  const runs = availableParallelism();
  const speed = async () => (await readingOf(peer, 'W3', seconds)).examples_per_s;
  const alone = await speed();
  const atOnce = await Promise.all(Array.from({ length: runs }, speed));
  return { runs, alone, atOnce, share: atOnce.reduce((sum, each) => sum + each, 0) / (runs * alone) };
}

function draw(points, powers, peer) {
  const file = path.join(resultsDir, `bench-scaling-${peer}.svg`);
  mkdirSync(resultsDir, { recursive: true });
  const series = batches.map((batch) => ({
    name: `batches of ${batch}`,
    points: points
      .filter((point) => point.batch === batch)
      .map(({ parameters, stepMicroseconds }) => [parameters * batch, stepMicroseconds]),
  }));
  const title = `${peer}: time of a step grows by the power ${powers.heavy.toFixed(2)} (${powers.all.toFixed(2)} over all)`;
  writeFileSync(
    file,
    logChart({ title, xTitle: 'parameters × rows in a batch', yTitle: 'microseconds a step', series }),
  );
  return file;
}

export async function scaling(peer, seconds) {
  const { powerOf } = await importTrain('results.ts');
  const program = await bundleTrain('scaling.ts');
  const points = [];
  for (const width of widths) for (const batch of batches) points.push(await pointOf(program, peer, width, batch));
  const work = points.map(({ parameters, batch, stepMicroseconds }) => [parameters * batch, stepMicroseconds]);
  const powers = { all: powerOf(work), heavy: powerOf(work.filter(([x]) => x >= heavy)) };
  return { peer, points, powers, chart: draw(points, powers, peer), together: await together(peer, seconds) };
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

export function scalingLines({ peer, points, powers, chart, together: { runs, alone, atOnce, share } }) {
  const heads = [
    'parameters',
    'batch',
    'µs a step',
    'GFLOP/s',
    'start ms',
    'state MB',
    'blocks MB',
    'arena MB',
    'grown MB',
  ];
  const rows = points.map((point) => [
    String(point.parameters),
    String(point.batch),
    point.stepMicroseconds.toFixed(1),
    // A multiplication and an addition each way: forward, weight gradient, input gradient.
    ((6 * point.parameters * point.batch) / point.stepMicroseconds / 1000).toFixed(1),
    point.prepareMilliseconds.toFixed(1),
    ...[point.stateBytes, point.activationBytes, point.arenaBytes, point.rssGrowth].map(megabytes),
  ]);
  const million = points.find(({ parameters, batch }) => parameters > 9e5 && batch === 64);
  return [
    '',
    `How ${peer} grows. State: weights, gradient and optimizer; blocks: outputs and gradients if none shared a place;`,
    'arena: all of it as placed; grown: what the process took for a run.',
    '',
    ...table(heads, rows),
    '',
    `The time of a step grows by the power ${powers.heavy.toFixed(2)} of parameters × batch from ${heavy.toExponential(0)} on, ${powers.all.toFixed(2)} over all: ${path.relative(process.cwd(), chart)}`,
    `A run of ${million.parameters} parameters starts within ${million.prepareMilliseconds.toFixed(0)} ms.`,
    `${runs} runs at once: ${atOnce.map((speed) => speed.toFixed(0)).join(', ')} rows/s; one alone: ${alone.toFixed(0)}. That is ${(100 * share).toFixed(0)} % of ${runs} times one.`,
  ];
}
