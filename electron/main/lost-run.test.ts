import {
  emptyDocument,
  parseProject,
  projectVersion,
  stringifyProject,
  type Document,
  type Issue,
  type RunRecord,
} from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { lostRun } from './lost-run';

const issue: Issue = { code: 'thread/ended', level: 'error', message: 'The thread ended.' };

const withTargets = (...names: string[]): Document => ({
  ...emptyDocument(),
  data: {
    source: { kind: 'sample', id: 'x' },
    read: {},
    columns: names.map((name) => ({
      name,
      type: 'number',
      role: 'target',
      missing: 'drop',
      encoding: 'one-hot',
      scaler: 'z-score',
    })),
    split: { kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: false, seed: 1 },
    augment: [],
  },
});

const namesIn = (document: Document): readonly string[] => {
  const { target } = lostRun(document, issue, [], new Float32Array(3)).model.pipeline;
  return target.kind === 'number' ? target.names : [];
};

describe('what is left of a lost run', () => {
  it('names the targets it had', () => {
    expect(namesIn(withTargets('price', 'size'))).toEqual(['price', 'size']);
  });

  it('can be saved and opened again, even of a project without data', () => {
    for (const document of [emptyDocument(), withTargets('price', 'size')]) {
      const result = lostRun(document, issue, [], new Float32Array([0.5, 0.4]));
      const run: RunRecord = { number: 1, startedAt: '', seconds: 1, kernel: '', dataHash: '', document, result };
      const file = { format: 'deepwright' as const, version: projectVersion, document, runs: [run] };
      expect(parseProject(stringifyProject(file))).toEqual({ ok: true, value: file });
    }
  });
});
