import { findingIssues } from '../issues/findings';
import type { Issue } from '../issues/issue';
import { splitFix } from '../issues/split';
import { largestRemainder } from '../splitters/_by-chance';
import type { Subject } from './subject';

const manyRows = 100_000;
const largeShare = 0.05;
/** Ways to split that go by the shares. */
const byShares = new Set(['random', 'grouped', 'time']);

/** Whether the parts are large enough, or larger than they need be (T03), and whether any rows are kept for the test (T05). */
export const sizes = ({ data, split, width }: Subject): Issue[] => {
  const issues: Issue[] = [];
  const counts = [split.train.length, split.dev.length, split.test.length] as const;
  const all = counts[0] + counts[1] + counts[2];
  if (width > counts[0]) issues.push(findingIssues.fewRows(counts[0], width));
  const judged = counts[1] + counts[2];
  if (all >= manyRows && judged > largeShare * all && byShares.has(data.split.kind)) {
    const proposed = largestRemainder(all, [0.98, 0.01, 0.01]);
    const fix = splitFix(data, { train: 0.98, dev: 0.01, test: 0.01 }, 'Split 98/1/1');
    issues.push(findingIssues.manyRows(all, judged, proposed, [fix]));
  }
  if (counts[2] === 0) issues.push(findingIssues.noTest());
  return issues;
};
