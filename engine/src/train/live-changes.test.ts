import { describe, expect, it } from 'vitest';
import { planGraph } from '../graph/plan-graph';
import { chain, dataOf, documentOf, relu, threeClasses, valueOf } from '../testing/graphs';
import { checkChange, type LiveChange, type LoggedChange } from './live-changes';
import { train } from './loop';
import type { Checkpoint } from './checkpoint';
import type { Request, RunResult, StepReading, TrainHost } from './run';

const graph = chain(['dense', { units: 8 }], relu, ['dropout', { keep: 0.8 }]);
const data = dataOf(threeClasses);
const document = documentOf(graph, { epochs: 5 });

interface Told {
  result: RunResult;
  steps: StepReading[];
}

/** A run in which each request is made before its step. */
const runWith = (requests: Readonly<Record<number, Request>>, more: Partial<TrainHost> = {}): Told => {
  const steps: StepReading[] = [];
  const host: TrainHost = {
    control: () => 'run',
    requests: () => (requests[steps.length + 1] ? [requests[steps.length + 1]!] : null),
    step: (at) => steps.push({ ...at }),
    ...more,
  };
  return { result: valueOf(train({ document, data }, host)), steps };
};
const changing = (changes: Readonly<Record<number, LiveChange>>): Told =>
  runWith(Object.fromEntries(Object.entries(changes).map(([step, change]) => [step, { do: 'change', change }])));

const replay = (log: readonly LoggedChange[]): Told =>
  changing(Object.fromEntries(log.map(({ step, ...change }) => [step, change])));

describe('a change while a run goes on', () => {
  it('T46: of the learning rate is an event with its step, felt from that step on', () => {
    const { result, steps } = changing({ 7: { training: { learningRate: 0.001 } } });
    expect(result.changes).toEqual([{ step: 7, training: { learningRate: 0.001 } }]);
    expect(steps.slice(5, 8).map(({ learningRate }) => learningRate)).toEqual([0.01, 0.001, 0.001]);
    expect(result.weightHash).not.toBe(changing({}).result.weightHash);
  });

  it('of λ is felt by the cost', () => {
    const { steps } = changing({ 4: { training: { l2: 1 } }, 6: { training: { l2: 0 } } });
    expect(steps.slice(2, 6).map(({ penalty }) => penalty > 0)).toEqual([false, true, true, false]);
  });

  it('of a block is felt by that block', () => {
    const quiet = changing({ 1: { blocks: { 'dropout-1': { keep: 1 } } } }).result;
    const without = { ...document, graph: chain(['dense', { units: 8 }], relu, ['dropout', { keep: 1 }]) };
    expect(quiet.weightHash).toBe(valueOf(train({ document: without, data }, { control: () => 'run' })).weightHash);
    const own = changing({ 1: { blocks: { 'dense-1': { l2: 2 } } } }).steps;
    expect(own[0]!.penalty).toBeGreaterThan(0);
  });

  it('adds to those before it', () => {
    const { steps } = changing({ 2: { blocks: { 'dense-1': { l2: 2 } } }, 3: { blocks: { 'output-1': { l1: 2 } } } });
    const penalties = steps.map(({ penalty }) => penalty);
    expect(penalties[0]).toBe(0);
    expect(penalties[2]).toBeGreaterThan(penalties[1]! * 0.9);
    expect(penalties[1]).toBeGreaterThan(0);
  });

  it('is in the log, whose replay gives the same weights', () => {
    const first = changing({
      3: { training: { learningRate: 0.05, l2: 0.3 } },
      9: { blocks: { 'dropout-1': { keep: 0.5 } } },
      14: { training: { clipNorm: 0.1 } },
    });
    expect(first.result.changes).toHaveLength(3);
    expect(replay(first.result.changes!).result.weightHash).toBe(first.result.weightHash);
  });

  it('survives a checkpoint', () => {
    const requests: Record<number, Request> = {
      3: { do: 'change', change: { training: { learningRate: 0.05 }, blocks: { 'dropout-1': { keep: 0.5 } } } },
      8: { do: 'checkpoint' },
    };
    let taken: Checkpoint | null = null;
    const through = runWith(requests, { checkpoint: (checkpoint) => (taken = checkpoint) }).result;
    const resumed = valueOf(train({ document, data, resume: taken! }, { control: () => 'run' }));
    expect(resumed.weightHash).toBe(through.weightHash);
    expect(resumed.changes).toEqual(through.changes);
  });

  it('that cannot be is refused by name, and the run goes on as before', () => {
    const refused: string[] = [];
    const wanted = { training: { batchSize: 4 } } as LiveChange;
    const { result } = runWith(
      { 2: { do: 'change', change: wanted } },
      { refused: (_change, issues) => refused.push(...issues.map(({ message }) => message)) },
    );
    expect(refused).toEqual(['‘batchSize’ of the run cannot change while a run goes on.']);
    expect(result.changes).toEqual([]);
    expect(result.weightHash).toBe(changing({}).result.weightHash);
  });
});

describe('what may change', () => {
  const plan = planGraph(graph, data.facts);
  it.each([
    [{ training: { learningRate: -1 } }, 'params/range'],
    [{ blocks: { 'dropout-1': { keep: 0 } } }, 'params/range'],
    [{ blocks: { 'dense-1': { units: 9 } } }, 'train/not-live'],
    [{ blocks: { 'dense-7': { l2: 1 } } }, 'train/no-block'],
  ] satisfies [LiveChange, string][])('%j is told as %s', (change, code) => {
    expect(checkChange(change, plan).map((issue) => issue.code)).toEqual([code]);
  });
});
