import { names, workloads, type Name } from './workloads';

/** The one line a peer prints about a workload. */
export interface Reading {
  peer: string;
  workload: Name;
  examples_per_s: number;
  /** By seconds of the processor: says more than the clock on a busy machine, for peers of one thread. */
  examples_per_cpu_s: number;
  /** Median and 95th percentile. */
  step_us: number;
  step_us_p95: number;
  /** Peak, and the peak before the data was read: the runtime and the library. */
  rss_mb: number;
  rss_base_mb: number;
  final_loss: number | null;
  acc: number | null;
  steps: number;
  train_s: number;
  /** The budget ended first: no final loss. */
  partial: boolean;
  threads: number;
  same_math: boolean;
}

/**
 * Whether a speed counts: `sound` has the expected loss, `partial` was ended by its budget before there was one, `other`
 * cannot train this model but the nearest to it, and `void` trained something else than it should have.
 */
export type Verdict = 'sound' | 'partial' | 'other' | 'void';

export const judge = ({ workload, final_loss: loss, partial, same_math: sameMath }: Reading): Verdict => {
  if (!sameMath) return 'other';
  if (partial) return 'partial';
  const { loss: expected, spread } = workloads[workload];
  return loss !== null && Math.abs(loss / expected - 1) <= spread ? 'sound' : 'void';
};

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

/** Everyone comes first once: what the machine does meanwhile hits no one always. */
export const rotated = <T>(list: readonly T[], round: number): T[] => {
  const first = list.length > 0 ? round % list.length : 0;
  return [...list.slice(first), ...list.slice(0, first)];
};

/** Least squares through the logarithms: y grows with this power of x. */
export const powerOf = (points: readonly (readonly [x: number, y: number])[]): number => {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (i: 0 | 1): number => logs.reduce((sum, point) => sum + point[i], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const together = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return together / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
};

/** Medians of a peer on a workload over the rounds; one void round makes it void. */
export interface Summary extends Pick<Reading, 'peer' | 'workload' | 'threads'> {
  verdict: Verdict;
  rounds: number;
  examplesPerSecond: number;
  examplesPerCpuSecond: number;
  stepMicroseconds: number;
  peakMegabytes: number;
  loss: number | null;
  accuracy: number | null;
}

export const summarise = (readings: readonly Reading[]): Summary => {
  const { peer, workload, threads } = readings[0]!;
  const verdicts = readings.map(judge);
  const found = (['void', 'other', 'partial'] as const).find((verdict) => verdicts.includes(verdict));
  const middle = (key: 'examples_per_s' | 'examples_per_cpu_s' | 'step_us' | 'rss_mb'): number =>
    median(readings.map((reading) => reading[key]));
  const middleOf = (key: 'final_loss' | 'acc'): number | null => {
    const known = readings.flatMap(({ [key]: value }) => (value === null ? [] : [value]));
    return known.length > 0 ? median(known) : null;
  };
  return {
    ...{ peer, workload, threads, verdict: found ?? 'sound', rounds: readings.length },
    examplesPerSecond: middle('examples_per_s'),
    examplesPerCpuSecond: middle('examples_per_cpu_s'),
    stepMicroseconds: middle('step_us'),
    peakMegabytes: middle('rss_mb'),
    loss: middleOf('final_loss'),
    accuracy: middleOf('acc'),
  };
};

/** How many times as fast `peer` is as `other`, over the whole run and by its median steps; null when one is missing or void. */
export const ratioOf = (
  all: readonly Summary[],
  workload: Name,
  peer: string,
  other: string,
): { run: number | null; step: number | null } => {
  const [own, theirs] = [peer, other].map((name) =>
    all.find((each) => each.peer === name && each.workload === workload && each.verdict !== 'void'),
  );
  if (!own || !theirs) return { run: null, step: null };
  return {
    run: own.examplesPerSecond / theirs.examplesPerSecond,
    step: theirs.stepMicroseconds / own.stepMicroseconds,
  };
};

export interface Goal {
  workload: Name;
  peer: string;
  other: string;
  /** What the whole run is to reach. */
  atLeast: number;
  run: number | null;
  step: number | null;
}

type Wanted = Pick<Goal, 'workload' | 'peer' | 'other' | 'atLeast'>;

const wanted: readonly Wanted[] = [
  // Against PyTorch, one thread: the reproducible build, the fast one, and the fast one with the system's BLAS.
  ...each({ ours: [100, 1.4, 0.6, 0.9, 0.35], 'ours-relaxed': [110, 1.8, 0.8, 1.2, 0.5] }, 'torch'),
  ...each({ 'ours-blas': [null, 3, 1.3, 1.7, 1] }, 'torch'),
  ...['ours', 'ours-blas'].flatMap((own) => each({ [own]: [500, 18, 14, 20, 45] }, 'tfjs-wasm')),
  ...each({ ours: [3, 3, 3, 3, 3] }, 'tfjs-cpu'),
  // Its products do half of what a processor can in one thread of WebAssembly: three times as much is for the library.
  ...['ours', 'ours-blas'].flatMap((own) => each({ [own]: [3, 3, 3, 3, 3] }, 'tfjs-wasm-repaired')),
  // Neither has batch norm.
  ...['brain.js', 'convnetjs'].flatMap((other) => each({ ours: [3, 3, 3, null, 3] }, other)),
  ...each({ 'ours-2': [null, null, 1.6, null, 1.6] }, 'ours'),
];

/** A factor for each of W1 to W5, by peer; null wants nothing. */
function each(factors: Readonly<Record<string, readonly (number | null)[]>>, other: string): Wanted[] {
  return Object.entries(factors).flatMap(([peer, row]) =>
    names.flatMap((workload, i) => {
      const atLeast = row[i] ?? null;
      return atLeast === null ? [] : [{ workload, peer, other, atLeast }];
    }),
  );
}

/** What this bench is to show, with what was measured. */
export const goalsOf = (all: readonly Summary[]): Goal[] =>
  wanted.map((goal) => ({ ...goal, ...ratioOf(all, goal.workload, goal.peer, goal.other) }));
