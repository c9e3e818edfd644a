import { fail, type Result } from '../issues/issue';
import { byChance, splitIssues } from '../issues/split';
import type { SplitJob, SplitOutcome, SplitterDef } from './_splitter';
import { splitters } from './_registry';

const all: Readonly<Record<string, SplitterDef>> = splitters;

/** Splits the rows in the way that the settings name. */
export const splitTable = (job: SplitJob): Result<SplitOutcome> => {
  const { kind } = job.data.split;
  const splitter = Object.hasOwn(all, kind) ? all[kind] : undefined;
  return splitter ? splitter.split(job) : fail(splitIssues.unknown(kind, [byChance(job.data)]));
};
