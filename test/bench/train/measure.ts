import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Reading } from './results';
import type { Name } from './workloads';

/**
 * One peer on one workload in one process, by the same rules for everyone: at least ten warm-up steps on models that are thrown
 * away, and on until a second is over, so that whatever compiles while it runs has done so, for the first model and for a later
 * one. Then a fresh one, timed over all its steps, each of which gives its batch's cost as a plain number. Cutting batches
 * counts, evaluating does not. A training that is over within moments is repeated on fresh models, and the one whose time is the
 * median counts: what a machine does besides would else be most of it. `measure.py` does the same for the peers in Python.
 */
const warmUp = { steps: 10, seconds: 1, secondsOfOne: 0.1, mostSeconds: 3 };
const secondsOfRepeats = 0.5;

/** What a peer is told of a workload, and its arrays: the same bytes for all. */
export interface Facts {
  workload: Name;
  layers: readonly number[];
  rows: number;
  batch: number;
  alpha: number;
  epochs: number;
  normAndDropout: boolean;
}

export interface Given extends Facts {
  x: Float32Array;
  y: Int32Array;
  /** W[in, out] of each layer. */
  weights: readonly Float32Array[];
  features: number;
  outputs: number;
}

export interface Quality {
  /** Mean loss over all rows, predicting; null where the peer's loss is another one. */
  loss: number | null;
  /** Share of rows whose class is right. */
  accuracy: number;
}

interface Outcome {
  quality: () => Quality;
  close?: () => void;
}

/** A model in training, step by step. */
export interface Stepwise extends Outcome {
  /** One mini-batch of the rows from `from`; gives its cost. */
  step: (from: number, rows: number) => number;
}

/** A peer that has a loop of its own and no way round it. */
interface Loop extends Outcome {
  /** Trains all epochs; hands the cost of each batch to `watch`, and ends when that says false. */
  run: (watch: (cost: number) => boolean) => Promise<void>;
}

export type Trainee = Stepwise | Loop;

export interface Contestant {
  threads?: number;
  /** False when the peer cannot train this very model, so that its loss says nothing about its speed. */
  sameMath?: boolean;
  make: (given: Given) => Trainee;
}

/** Largest memory so far. Linux counts a parent's into `maxRSS`, so its own account is asked for where there is one. */
const peakMegabytes = (): number => {
  const status = '/proc/self/status';
  const own = existsSync(status) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'));
  return (own ? Number(own[1]) : process.resourceUsage().maxRSS) / 1024;
};

/** The file's bytes where they lie: a copy would count as the peer's memory. */
const floats = ({ buffer, byteOffset, byteLength }: Buffer): Float32Array =>
  new Float32Array(buffer, byteOffset, byteLength / 4);

const read = (folder: string, name: string): Given => {
  const facts = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Facts & { files: string[] };
  const [x, y, ...weights] = facts.files.map((file) => {
    return readFileSync(path.join(folder, file));
  });
  return {
    ...facts,
    x: floats(x!),
    y: new Int32Array(y!.buffer, y!.byteOffset, y!.byteLength / 4),
    weights: weights.map(floats),
    features: facts.layers[0]!,
    outputs: facts.layers.at(-1)!,
  };
};

const stepsOf = ({ rows, batch, epochs }: Given): number => Math.ceil(rows / batch) * epochs;

/** Milliseconds of each step until all epochs, the steps or the seconds are used up. */
const trainFor = async (trainee: Trainee, given: Given, seconds: number, steps = Infinity): Promise<Float64Array> => {
  // Room for all: an array that grows would be moved while the time is taken.
  const times = new Float64Array(stepsOf(given));
  let done = 0;
  const end = performance.now() + 1000 * seconds;
  let before = performance.now();
  const watch = (cost: number): boolean => {
    if (!Number.isFinite(cost)) throw new Error(`step ${done + 1} gave the cost ${cost}`);
    const now = performance.now();
    times[done++] = now - before;
    before = now;
    return done < steps && now <= end;
  };
  if ('run' in trainee) await trainee.run(watch);
  else goThrough(trainee, given, watch);
  return times.subarray(0, done);
};

const goThrough = (trainee: Stepwise, { rows, batch, epochs }: Given, watch: (cost: number) => boolean): void => {
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let from = 0; from < rows; from += batch) {
      if (!watch(trainee.step(from, Math.min(batch, rows - from)))) return;
    }
  }
};

const warm = async (make: Contestant['make'], given: Given): Promise<void> => {
  const end = performance.now() + 1000 * warmUp.seconds;
  do {
    const thrownAway = make(given);
    await trainFor(thrownAway, given, warmUp.mostSeconds, warmUp.steps);
    await trainFor(thrownAway, given, warmUp.secondsOfOne);
    thrownAway.close?.();
  } while (performance.now() < end);
};

const quantile = (times: Float64Array, share: number): number =>
  times.slice().sort()[Math.min(times.length - 1, Math.floor(share * times.length))]!;

const examplesIn = ({ rows, batch }: Given, steps: number): number => {
  const perEpoch = Math.ceil(rows / batch);
  return Math.floor(steps / perEpoch) * rows + (steps % perEpoch) * batch;
};

interface Run {
  times: Float64Array;
  seconds: number;
  cpuSeconds: number;
  /** Megabytes, so far, before anything is evaluated. */
  peak: number;
  /** Null when the budget ended it. */
  quality: Quality | null;
}

const trainOnce = async (make: Contestant['make'], given: Given, budget: number): Promise<Run> => {
  const trainee = make(given);
  const before = process.cpuUsage();
  const times = await trainFor(trainee, given, budget);
  const { user, system } = process.cpuUsage(before);
  const peak = peakMegabytes();
  const quality = times.length < stepsOf(given) ? null : trainee.quality();
  trainee.close?.();
  const seconds = times.reduce((sum, time) => sum + time, 0) / 1000;
  return { times, seconds, cpuSeconds: (user + system) / 1e6, peak, quality };
};

/** The training whose time is the median. */
const trainRepeatedly = async (make: Contestant['make'], given: Given, budget: number): Promise<Run> => {
  const runs: Run[] = [];
  const end = performance.now() + 1000 * secondsOfRepeats;
  do runs.push(await trainOnce(make, given, budget));
  while (performance.now() < end);
  return runs.sort((a, b) => a.seconds - b.seconds)[runs.length >> 1]!;
};

/** Reads the process's arguments, measures, and prints the one line. `open` loads the peer itself. */
export const measure = async (
  open: (peer: string, peers: string) => Promise<Contestant> | Contestant,
): Promise<void> => {
  const text = { type: 'string', default: '' } as const;
  const { values } = parseArgs({ options: { peer: text, workload: text, budget: text, data: text, peers: text } });
  const { threads = 1, sameMath = true, make } = await open(values.peer, values.peers);
  const base = peakMegabytes();
  const given = read(values.data, values.workload);
  await warm(make, given);
  const { times, seconds, cpuSeconds, peak, quality } = await trainRepeatedly(make, given, Number(values.budget));
  const examples = examplesIn(given, times.length);
  const reading: Reading = {
    peer: values.peer,
    workload: given.workload,
    examples_per_s: examples / seconds,
    examples_per_cpu_s: examples / cpuSeconds,
    step_us: 1000 * quantile(times, 0.5),
    step_us_p95: 1000 * quantile(times, 0.95),
    rss_mb: peak,
    rss_base_mb: base,
    final_loss: quality?.loss ?? null,
    acc: quality?.accuracy ?? null,
    steps: times.length,
    train_s: seconds,
    partial: quality === null,
    threads,
    same_math: sameMath,
  };
  console.log(JSON.stringify(reading));
};

/** Mean cross-entropy and accuracy from the numbers before softmax or sigmoid, in doubles. */
export const qualityOf = ({ y, rows, outputs }: Given, z: ArrayLike<number>): Quality => {
  let loss = 0;
  let right = 0;
  for (let i = 0; i < rows; i++) {
    // One output is two classes, the first of which has z = 0.
    const scores = outputs === 1 ? [0, z[i]!] : Array.from({ length: outputs }, (_, j) => z[i * outputs + j]!);
    const largest = Math.max(...scores);
    const sum = scores.reduce((all, score) => all + Math.exp(score - largest), 0);
    loss += largest + Math.log(sum) - scores[y[i]!]!;
    if (scores.indexOf(largest) === y[i]) right++;
  }
  return { loss: loss / rows, accuracy: right / rows };
};
