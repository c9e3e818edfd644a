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

describe('the fixture of version 2', () => {
  it('opens, with every value', () => {
    expect(parsed(fixture('project-v2.json'))).toStrictEqual(sampleProject);
  });
});

describe('the fixture of version 1', () => {
  const raw = () => JSON.parse(fixture('project-v1.json'));

  it('still opens, with every value; what it could not say yet is as declared', () => {
    const [run] = sampleProject.runs;
    const document = { ...sampleProject.document, data: { ...sampleProject.document.data!, augment: [] } };
    const history = run!.result.history.map((point) => ({ ...point, trainPenalty: NaN }));
    const result = { ...run!.result, history };
    expect(parsed(fixture('project-v1.json'))).toStrictEqual({
      ...sampleProject,
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
