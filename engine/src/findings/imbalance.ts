import { dataFix } from '../issues/data';
import { findingIssues } from '../issues/findings';
import type { Issue } from '../issues/issue';
import type { Subject } from './subject';

const rare = 0.05;
/** Times the rows of the rarest class that the most frequent one has. */
const lopsided = 20;
/** Many classes are each less than 5 %: that alone is no imbalance. */
const uneven = 3;

/** Classes of which one has far fewer train rows than another; not where small classes are oversampled already. */
export const imbalance = ({ data, used, split, target }: Subject): Issue[] => {
  const column = used.targets[0]?.column;
  if (target.kind !== 'category' || column?.type !== 'category') return [];
  if (data.augment.some(({ kind }) => kind === 'oversample')) return [];
  const counts = new Int32Array(column.categories.length);
  for (const row of split.train) counts[column.codes[row]!]!++;
  const present = Array.from(counts.keys()).filter((code) => counts[code]! > 0);
  if (present.length < 2) return [];
  const fewest = present.reduce((a, b) => (counts[b]! < counts[a]! ? b : a));
  const most = present.reduce((a, b) => (counts[b]! > counts[a]! ? b : a));
  const ratio = counts[most]! / counts[fewest]!;
  const isRare = counts[fewest]! < rare * split.train.length && ratio > uneven;
  if (!isRare && ratio <= lopsided) return [];
  const classOf = (code: number) => ({ name: column.categories[code]!, rows: counts[code]! });
  const augment = [...data.augment, { kind: 'oversample' }];
  const fix = dataFix('Oversample rare classes', { do: 'data', set: { ...data, augment } });
  return [findingIssues.imbalanced(target.name, classOf(fewest), classOf(most), split.train.length, [fix])];
};
