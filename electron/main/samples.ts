import type { Issue } from '@deepwright/engine';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { SampleInfo } from '../shared/ipc';
import { drawnSchema, samplePicture, sampleSize } from './sample-card';

const text = v.string();
const sampleSchema = v.object({
  id: text,
  title: text,
  file: text,
  /** Left out where a file is there to be imported. */
  project: v.optional(text),
  /** In words, where it cannot be counted plainly. */
  size: v.optional(text),
  about: text,
  origin: text,
  licence: text,
  picture: drawnSchema,
});
export type Sample = v.InferOutput<typeof sampleSchema>;

/** A sample's card: its facts counted in the file itself, so that they are true. */
export function describeSample(sample: Sample, bytes: Uint8Array): SampleInfo {
  const { id, title, file, about, origin, licence } = sample;
  return {
    id,
    title,
    file,
    size: sample.size ?? sampleSize(sample.picture, bytes),
    about,
    origin,
    licence,
    hasProject: sample.project !== undefined,
    picture: samplePicture(sample.picture, bytes),
  };
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
      describeSample(sample, await readFile(this.fileOf(sample)));
    return Promise.all((await this.all()).map(describe));
  }

  async find(id: string): Promise<Sample | undefined> {
    return (await this.all()).find((sample) => sample.id === id);
  }

  fileOf = (sample: Sample): string => path.join(this.folder, sample.file);
  /** Null for a sample that has none. */
  projectOf = ({ project }: Sample): string | null => (project === undefined ? null : path.join(this.folder, project));

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
