import { ok } from '../issues/issue';
import { splitRows } from './_by-chance';
import { defineSplitter } from './_splitter';

/** A seeded permutation cut at the shares; stratified, every class by itself (T02). */
export default defineSplitter({
  kind: 'random',
  title: 'By chance',
  help: 'Every row goes to a part by chance, in the shares set. It suits rows that do not depend on one another.',
  split: ({ data, rows, classes }) => ok({ split: splitRows(rows, data.split, classes), issues: [] }),
});
