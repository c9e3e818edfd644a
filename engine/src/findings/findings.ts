import type { Issue } from '../issues/issue';
import { duplicates } from './duplicates';
import { extremes } from './extremes';
import { imbalance } from './imbalance';
import { namesRows } from './names-rows';
import { sizes } from './sizes';
import { skew } from './skew';
import type { Subject } from './subject';
import { tellsTarget } from './tells-target';

/** What is worth knowing about a table that can be trained on: what may mislead first, what could be better last. */
export const findingsOf = (subject: Subject): Issue[] =>
  [tellsTarget, namesRows, duplicates, extremes, imbalance, sizes, skew].flatMap((find) => find(subject));
