import type { RunRecord, RunResult } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { costText, epochsText, metricsText } from './log-lines';

const record = (epochsRun: number, keptEpoch: number): RunRecord =>
  ({ result: { epochsRun, keptEpoch }, document: { training: { epochs: 200 } } }) as unknown as RunRecord;

describe('lines of the log', () => {
  it('says how far a run came and which weights were kept', () => {
    expect(epochsText(record(200, 200))).toBe('200 of 200');
    expect(epochsText(record(128, 114))).toBe('128 of 200, kept 114');
  });

  it('writes costs and metrics, or nothing where there were no rows', () => {
    expect(costText(null)).toBe('–');
    const result = {
      dev: { metrics: { accuracy: 0.9737 } },
      model: { pipeline: { target: { kind: 'category', name: 'species', classes: ['a', 'b'] } } },
    } as unknown as RunResult;
    expect(metricsText(result)).toBe('Accuracy 97.4\u00a0%');
    expect(metricsText({ ...result, dev: null })).toBe('');
  });
});
