import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sampleProject } from '../testing/project';
import { parseProject } from './parse-project';
import type { ProjectFile } from './project-file';
import { stringifyProject } from './stringify-project';

const parsed = (source: string): ProjectFile => {
  const result = parseProject(source, 'penguins.dw');
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.value;
};

const refusal = (source: string) => {
  const result = parseProject(source, 'penguins.dw');
  if (result.ok) throw new Error('was not refused');
  return result.issues[0]!;
};

/** The sample as plain JSON, changed. */
const changed = (change: (raw: ReturnType<typeof JSON.parse>) => void): string => {
  const raw = JSON.parse(stringifyProject(sampleProject));
  change(raw);
  return JSON.stringify(raw);
};

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url), 'utf8');

/** The sample as versions 1 and 2 could tell it. */
const older = ((): ProjectFile => {
  const { document, runs } = sampleProject;
  const { augment } = document.data!;
  const column = { role: 'feature', encoding: 'one-hot', scaler: 'none' } as const;
  const data = {
    source: document.data!.source,
    read: { delimiter: ';', decimal: ',' as const },
    columns: [
      { ...column, name: 'x1', type: 'number' as const, missing: 'median' as const, scaler: 'z-score' },
      { ...column, name: 'colour', type: 'category' as const, missing: 'most-frequent' as const },
      { ...column, name: 'y', type: 'category' as const, role: 'target' as const, missing: 'drop' as const },
    ],
    split: { kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: true, seed: 42 },
    augment,
  };
  return {
    ...sampleProject,
    document: { ...document, data },
    runs: runs.map((run) => {
      const { model } = run.result;
      const pipeline = { ...model.pipeline, features: model.pipeline.features.slice(0, 2), weight: null };
      return { ...run, document: { ...document, data }, result: { ...run.result, model: { ...model, pipeline } } };
    }),
  };
})();

describe('the fixture of version 3', () => {
  it('opens, with every value', () => {
    expect(parsed(fixture('project-v3.json'))).toStrictEqual(sampleProject);
  });
});

describe('the fixture of version 2', () => {
  it('still opens, with every value: categories were one-hot, rows split by chance, and all counted the same', () => {
    expect(parsed(fixture('project-v2.json'))).toStrictEqual(older);
  });

  it.each<[string, (file: ReturnType<typeof JSON.parse>) => void]>([
    ['data', (file) => (file.document.data = [])],
    ['columns', (file) => (file.document.data.columns = { x1: 1 })],
    ['a column', (file) => (file.document.data.columns[1] = 'colour')],
    ['a split', (file) => (file.document.data.split = 0.6)],
    ['features', (file) => (file.runs[0].result.model.pipeline.features = null)],
    ['a feature', (file) => (file.runs[0].result.model.pipeline.features[0] = 7)],
  ])('is refused, not a crash, where something else stands for %s', (_, damage) => {
    const file = JSON.parse(fixture('project-v2.json'));
    damage(file);
    expect(refusal(JSON.stringify(file)).code).toMatch(/^project\/(structure|missing)$/);
  });
});

describe('the fixture of version 1', () => {
  const raw = () => JSON.parse(fixture('project-v1.json'));

  it('still opens, with every value; what it could not say yet is as declared', () => {
    const [run] = older.runs;
    const document = { ...older.document, data: { ...older.document.data!, augment: [] } };
    const history = run!.result.history.map((point) => ({ ...point, trainPenalty: NaN }));
    const result = { ...run!.result, history };
    expect(parsed(fixture('project-v1.json'))).toStrictEqual({
      ...older,
      document,
      runs: [{ ...run!, document, result }],
    });
  });

  it('may have a target of numbers: its name and its scaling become lists', () => {
    const file = raw();
    const { pipeline } = file.runs[0].result.model;
    pipeline.target = { kind: 'number', name: 'price' };
    pipeline.targetScaling = { scaler: 'z-score', stats: { mean: 4.5, deviation: 2 } };
    expect(parsed(JSON.stringify(file)).runs[0]!.result.model.pipeline).toMatchObject({
      target: { kind: 'number', names: ['price'] },
      targetScaling: [{ scaler: 'z-score', stats: { mean: 4.5, deviation: 2 } }],
    });
    pipeline.targetScaling = null;
    expect(parsed(JSON.stringify(file)).runs[0]!.result.model.pipeline.targetScaling).toEqual([]);
  });

  it.each<[string, (file: ReturnType<typeof raw>) => void]>([
    ['runs', (file) => (file.runs = 3)],
    ['a run', (file) => (file.runs = [null, []])],
    ['a result', (file) => (file.runs[0].result = 'done')],
    ['a model', (file) => delete file.runs[0].result.model],
    ['a pipeline', (file) => (file.runs[0].result.model.pipeline = [1])],
    ['a target', (file) => (file.runs[0].result.model.pipeline.target = 'y')],
    ['a name', (file) => (file.runs[0].result.model.pipeline.target = { kind: 'number' })],
    ['a scaling', (file) => delete file.runs[0].result.model.pipeline.targetScaling],
  ])('is refused, not a crash, where something else stands for %s', (_, damage) => {
    const file = raw();
    damage(file);
    expect(refusal(JSON.stringify(file)).code).toMatch(/^project\/(structure|missing)$/);
  });
});

describe('a file written by hand', () => {
  it('need not say how rows are split and categories become numbers', () => {
    const shorter = changed((raw) => {
      delete raw.document.data.split.kind;
      delete raw.document.data.columns[0].encoding;
    });
    const { data } = parsed(shorter).document;
    expect([data!.split.kind, data!.columns[0]!.encoding]).toEqual(['random', 'one-hot']);
  });

  it.each<[string, (data: ReturnType<typeof JSON.parse>) => void, string]>([
    ['a part of dates', (data) => (data.columns[3].parts = ['century']), 'document.data.columns.3.parts.0'],
    ['a role', (data) => (data.columns[0].role = 'id'), 'document.data.columns.0.role'],
    ['a filling', (data) => (data.columns[2].fill = true), 'document.data.columns.2.fill'],
    ['a share of the file', (data) => (data.read.share = 2), 'document.data.read.share'],
  ])('is refused with the place of %s that does not exist', (_, damage, place) => {
    const issue = refusal(changed((raw) => damage(raw.document.data)));
    expect(issue.message).toContain(place);
  });
});

describe('a pipeline in a file', () => {
  it('has a scaling for each target of numbers, or none', () => {
    const shorter = changed((raw) => raw.runs[1].result.model.pipeline.targetScaling.pop());
    expect(refusal(shorter).message).toContain('must be a pipeline with a scaling for each target of numbers');
    const none = changed((raw) => (raw.runs[1].result.model.pipeline.targetScaling = []));
    expect(parsed(none).runs[1]!.result.model.pipeline.targetScaling).toEqual([]);
  });
});

describe('a run that was computed in float64', () => {
  it('is kept in float32', () => {
    const [run] = sampleProject.runs;
    const tensors = [{ name: 'dense-1.W', shape: [2], data: Float64Array.of(0.1, 1 / 3) }];
    const result = { ...run!.result, model: { ...run!.result.model, tensors } };
    const back = parsed(stringifyProject({ ...sampleProject, runs: [{ ...run!, result }] }));
    expect(back.runs[0]!.result.model.tensors[0]!.data).toEqual(Float32Array.of(0.1, 1 / 3));
  });
});
