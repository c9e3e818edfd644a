import type { ProjectFile, RunRecord } from '@deepwright/engine';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recentEntry, recentLimit, RecentProjects } from './recent';

const runWith = (metrics: Record<string, number> | null): RunRecord =>
  ({ result: { dev: metrics && { metrics } } }) as unknown as RunRecord;

const projectWith = (runs: RunRecord[], target?: string): ProjectFile =>
  ({
    format: 'deepwright',
    version: 1,
    document: { name: 'wine', data: target ? { columns: [{ name: target, role: 'target' }] } : null },
    runs,
  }) as unknown as ProjectFile;

const now = new Date('2026-01-02T03:04:05Z');

describe('an entry of the list', () => {
  it('says what is predicted, how often it was tried and how well', () => {
    const entry = recentEntry(
      '/a/wine.dw',
      projectWith([runWith({ accuracy: 0.9 }), runWith({ accuracy: 0.985 })], 'cultivar'),
      now,
    );
    expect(entry).toMatchObject({ name: 'wine', about: 'cultivar, 2 runs', result: 'dev accuracy 98.5 %' });
    expect(entry.openedAt).toBe(now.toISOString());
  });

  it('stays quiet about what is not known', () => {
    expect(recentEntry('/a/wine.dw', projectWith([]), now)).toMatchObject({
      about: 'no data yet, no runs',
      result: '',
    });
    expect(recentEntry('/a/wine.dw', projectWith([runWith(null)], 'y'), now)).toMatchObject({
      about: 'y, 1 run',
      result: '',
    });
    expect(recentEntry('/a/wine.dw', projectWith([runWith({ r2: -0.5 })], 'y'), now).result).toBe('dev R² −0.500');
  });
});

describe('the list', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'recent-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const make = (name: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, '{}');
    return file;
  };
  const open = () => new RecentProjects(path.join(folder, 'memory', 'recent.json'), () => now);

  it('has the newest first, each file once, at most twelve, over restarts', async () => {
    for (let i = 0; i < 15; i++) open().add(make(`${i}.dw`), projectWith([]));
    open().add(path.join(folder, '7.dw'), projectWith([]));
    const list = await open().list();
    expect(list).toHaveLength(recentLimit);
    expect(list.slice(0, 3).map((entry) => path.basename(entry.path))).toEqual(['7.dw', '14.dw', '13.dw']);
  });

  it('drops projects that are gone', async () => {
    open().add(make('a.dw'), projectWith([]));
    open().add(make('b.dw'), projectWith([]));
    rmSync(path.join(folder, 'b.dw'));
    expect((await open().list()).map((entry) => path.basename(entry.path))).toEqual(['a.dw']);
  });

  it('begins anew when its file is damaged', async () => {
    open().add(make('a.dw'), projectWith([]));
    writeFileSync(path.join(folder, 'memory', 'recent.json'), '[{"path": 7');
    expect(await open().list()).toEqual([]);
  });
});
