import type { DataSpec, StudyName } from '@deepwright/engine';

/** The settings that a finding rests on. When one of them changes, it is of yesterday. */
const rests: Readonly<Record<StudyName, readonly (keyof DataSpec)[]>> = {
  normalised: ['source', 'devSource', 'testSource', 'read', 'columns', 'split'],
  compare: ['source', 'devSource', 'testSource', 'read', 'columns', 'split'],
  augmented: ['source', 'devSource', 'testSource', 'read', 'columns', 'split', 'augment'],
  correlations: ['source', 'devSource', 'testSource', 'read', 'columns'],
  points: ['source', 'devSource', 'testSource', 'read'],
  pictures: ['source', 'devSource', 'testSource', 'read', 'columns'],
};

/** Settings share what did not change, and an edit taken back by hand is the same again. */
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether what was found under `asked` may differ under the settings of now. */
export const isStale = (study: StudyName, asked: DataSpec, now: DataSpec): boolean =>
  asked !== now && rests[study].some((field) => !same(asked[field], now[field]));
