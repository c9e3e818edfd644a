import { namesText, type ProjectFile, type RunRecord } from '@deepwright/engine';
import { access } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { RecentProject } from '../shared/ipc';
import { readJson, writeJson } from './json-file';

export const recentLimit = 12;

const text = v.string();
const schema: v.GenericSchema<unknown, RecentProject[]> = v.array(
  v.object({ path: text, name: text, about: text, result: text, openedAt: text }),
);

/** "species, 14 runs": what is predicted, and how often it was tried. */
function aboutOf({ document, runs }: ProjectFile): string {
  const targets = document.data?.columns.filter(({ role }) => role === 'target').map(({ name }) => name) ?? [];
  const target = namesText(targets) || 'no data yet';
  if (runs.length === 0) return `${target}, no runs`;
  return `${target}, ${runs.length} ${runs.length === 1 ? 'run' : 'runs'}`;
}

/** "dev accuracy 98.5 %" of the newest run that has dev rows. */
function resultOf(runs: readonly RunRecord[]): string {
  const metrics = [...runs].reverse().find((run) => run.result.dev)?.result.dev?.metrics;
  if (!metrics) return '';
  if (metrics['accuracy'] !== undefined) return `dev accuracy ${(metrics['accuracy'] * 100).toFixed(1)} %`;
  if (metrics['r2'] !== undefined) return `dev R² ${metrics['r2'].toFixed(3).replace('-', '−')}`;
  return '';
}

export const recentEntry = (file: string, project: ProjectFile, now: Date): RecentProject => ({
  path: file,
  name: project.document.name || path.basename(file, path.extname(file)),
  about: aboutOf(project),
  result: resultOf(project.runs),
  openedAt: now.toISOString(),
});

/** The list with an entry put first; one entry a file. */
export const withEntry = (list: readonly RecentProject[], entry: RecentProject): RecentProject[] =>
  [entry, ...list.filter((other) => other.path !== entry.path)].slice(0, recentLimit);

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Projects opened or saved last, newest first, kept in one file. */
export class RecentProjects {
  private readonly file: string;
  private readonly now: () => Date;

  constructor(file: string, now = () => new Date()) {
    this.file = file;
    this.now = now;
  }

  /** Projects that are gone are dropped, for good. */
  async list(): Promise<RecentProject[]> {
    const all = this.read();
    const there = await Promise.all(all.map((entry) => exists(entry.path)));
    const kept = all.filter((_, i) => there[i]);
    if (kept.length < all.length) writeJson(this.file, kept);
    return kept;
  }

  add(file: string, project: ProjectFile): void {
    writeJson(this.file, withEntry(this.read(), recentEntry(file, project, this.now())));
  }

  private read(): RecentProject[] {
    return readJson(this.file, schema, []);
  }
}
