import { fail, ok } from '../issues/issue';
import { byChance, splitIssues } from '../issues/split';
import type { SplitSpec } from '../project/document';
import { shuffle } from '../random/shuffle';
import { stream } from '../random/stream';
import { splitRows, type Chances } from './_by-chance';
import { defineSplitter } from './_splitter';

/** Shares of the main file's rows: a part with a file of its own takes none of them. */
const sharesOfMain = ({ train, dev, test, seed }: SplitSpec, parts: { dev: boolean; test: boolean }): Chances => ({
  train,
  dev: parts.dev ? 0 : dev,
  test: parts.test ? 0 : test,
  seed,
});

/** Dev rows, test rows or both come from files of their own (T04); what has none is split from the main file by chance. */
export default defineSplitter({
  kind: 'files',
  title: 'By file',
  help: 'Dev and test rows come from files of their own. It suits data whose dev and test rows are from where the network will be used, and its train rows from elsewhere too.',
  split: ({ table, data, rows, classes }) => {
    const { parts } = table;
    if (!parts) return fail(splitIssues.noFiles([byChance(data)]));
    const ofPart = (part: number): Int32Array => rows.filter((row) => parts[row] === part);
    const own = { dev: parts.includes(1), test: parts.includes(2) };
    const ofMain = classes?.filter((_, i) => parts[rows[i]!] === 0) ?? null;
    const main = splitRows(ofPart(0), sharesOfMain(data.split, own), ofMain);
    const random = stream(data.split.seed, 'split files');
    const shuffled = (part: number): Int32Array => {
      const all = ofPart(part);
      shuffle(all, random);
      return all;
    };
    return ok({
      split: { train: main.train, dev: own.dev ? shuffled(1) : main.dev, test: own.test ? shuffled(2) : main.test },
      issues: [],
    });
  },
});
