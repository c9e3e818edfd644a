import type { Issue } from '@deepwright/engine';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { SampleInfo } from '../shared/ipc';

const text = v.string();
const sampleSchema = v.object({
  id: text,
  title: text,
  file: text,
  project: text,
  target: text,
  about: text,
  origin: text,
  licence: text,
  /** Columns drawn on the card; without `group` all points look alike. */
  picture: v.object({ x: text, y: text, group: v.optional(text) }),
});
export type Sample = v.InferOutput<typeof sampleSchema>;

const pointLimit = 600;

/** Our own files only: no quotes, no missing values. Everything else reads CSV with the data thread. */
export function readPlainCsv(csv: string): { header: string[]; rows: string[][] } {
  const [header = [], ...rows] = csv
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return { header, rows };
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** A sample's card: its facts counted in the file itself, so that they are true. */
export function describeSample(sample: Sample, csv: string): SampleInfo {
  const { header, rows } = readPlainCsv(csv);
  const { id, title, file, about, origin, licence, picture } = sample;
  const column = (name: string): string[] => {
    const index = header.indexOf(name);
    if (index < 0) throw new Error(`The sample ${id} has no column ${name}.`);
    return rows.map((row) => row[index] ?? '');
  };
  const classes = picture.group === undefined ? [] : distinct(column(picture.group));
  const groups = picture.group === undefined ? rows.map(() => '') : column(picture.group);
  const [x, y] = [column(picture.x), column(picture.y)];
  const points = rows.map(
    (_, i) => [Number(x[i]), Number(y[i]), Math.max(0, classes.indexOf(groups[i] ?? ''))] as const,
  );
  const predicts = picture.group === undefined ? 'a number' : `${classes.length} classes`;
  const size = `${rows.length} rows, ${header.length - 1} columns, ${predicts}`;
  return { id, title, file, size, about, origin, licence, points: points.slice(0, pointLimit) };
}

/** The samples that come with the app. Their list is read once. */
export class Samples {
  private readonly folder: string;
  private read: Promise<readonly Sample[]> | null = null;

  constructor(folder: string) {
    this.folder = folder;
  }

  async infos(): Promise<SampleInfo[]> {
    const describe = async (sample: Sample): Promise<SampleInfo> =>
      describeSample(sample, await readFile(this.fileOf(sample), 'utf8'));
    return Promise.all((await this.all()).map(describe));
  }

  async find(id: string): Promise<Sample | undefined> {
    return (await this.all()).find((sample) => sample.id === id);
  }

  fileOf = (sample: Sample): string => path.join(this.folder, sample.file);
  projectOf = (sample: Sample): string => path.join(this.folder, sample.project);

  private all(): Promise<readonly Sample[]> {
    this.read ??= readFile(path.join(this.folder, 'samples.json'), 'utf8').then((json) =>
      v.parse(v.array(sampleSchema), JSON.parse(json)),
    );
    return this.read;
  }
}

export const noSample = (id: string): Issue => ({
  code: 'sample/unknown',
  level: 'error',
  message: `Expected one of the samples that come with the app, got “${id}”.`,
  hint: 'Choose a sample on the welcome page.',
});
