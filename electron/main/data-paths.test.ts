import type { DataSource, ProjectFile } from '@deepwright/engine';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { asOpened, asStored } from './data-paths';

const projectWith = (source: DataSource): ProjectFile => {
  const document = { name: 'a', data: { source } };
  return { format: 'deepwright', version: 1, document, runs: [{ document }] } as unknown as ProjectFile;
};
const sourceOf = (file: ProjectFile) => file.document.data?.source;
const project = path.resolve('/home/a/project.dw');

describe('the path of the data file', () => {
  it('is relative in a saved project when it lies below it, also in its runs', () => {
    const data = path.resolve('/home/a/data/x.csv');
    const stored = asStored(projectWith({ kind: 'file', path: data, hash: 'ff' }), project);
    expect(sourceOf(stored)).toEqual({ kind: 'file', path: 'data/x.csv', hash: 'ff' });
    expect(stored.runs[0]?.document.data?.source).toEqual(sourceOf(stored));
    expect(sourceOf(asOpened(stored, project))).toEqual({ kind: 'file', path: data, hash: 'ff' });
  });

  it('follows the folder when it is moved', () => {
    const stored = asStored(projectWith({ kind: 'file', path: path.resolve('/home/a/x.csv') }), project);
    const moved = path.resolve('/elsewhere/b/project.dw');
    expect(sourceOf(asOpened(stored, moved))).toEqual({ kind: 'file', path: path.resolve('/elsewhere/b/x.csv') });
  });

  it('stays absolute when it lies elsewhere', () => {
    const source = { kind: 'file', path: path.resolve('/data/x.csv') } as const;
    expect(sourceOf(asStored(projectWith(source), project))).toEqual(source);
    expect(sourceOf(asOpened(projectWith(source), project))).toEqual(source);
  });

  it('leaves samples and projects without data alone', () => {
    const sample = { kind: 'sample', id: 'iris' } as const;
    expect(sourceOf(asStored(projectWith(sample), project))).toEqual(sample);
    const empty = {
      format: 'deepwright',
      version: 1,
      document: { name: 'a', data: null },
      runs: [],
    } as unknown as ProjectFile;
    expect(asStored(empty, project)).toEqual(empty);
  });
});
