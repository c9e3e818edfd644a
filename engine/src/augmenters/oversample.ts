import { float } from '../params/param';
import { classOfRow } from '../pipeline/classes';
import type { EncodedRows } from '../pipeline/pipeline';
import { shuffle } from '../random/shuffle';
import { defineAugmenter } from './_augmenter';
import { copyRow, grown } from './_grown';

/** Rows of each class, by their numbers; classes without rows are not among them. */
const membersOf = (rows: EncodedRows): number[][] => {
  const members: number[][] = [];
  for (let row = 0; row < rows.rows; row++) (members[classOfRow(rows, row)] ??= []).push(row);
  return members.filter(Boolean);
};

/** Rows to add to each of the classes, so that each has at least `share` of the largest one's. */
const lacking = (members: readonly (readonly number[])[], share: number): number[] => {
  const largest = members.reduce((most, { length }) => Math.max(most, length), 0);
  return members.map(({ length }) => Math.max(0, Math.round(share * largest) - length));
};

/** Repeats rows of small classes, each row of a class equally often to within one (T20). */
export default defineAugmenter({
  kind: 'oversample',
  title: 'Oversample',
  formula: String.raw`m_c' = \max(m_c,\ s \cdot \max_k m_k)`,
  help: 'Repeats train rows of rare classes until they are seen about as often as the most frequent one. The cost then no longer favours the frequent class.',
  params: {
    share: float({
      label: 'Share s',
      help: 'How many rows each class has at least, as a share of the largest class: 1 makes all equal.',
      min: 0.01,
      max: 1,
      default: 1,
    }),
  },
  fits: (target) => target.kind === 'category',
  needs: 'a target of categories',
  size: (rows, { share }) => rows.rows + lacking(membersOf(rows), share).reduce((sum, count) => sum + count, 0),
  grow: (rows, _facts, random, { share }) => {
    const members = membersOf(rows);
    const counts = lacking(members, share);
    const more = grown(rows, rows.rows + counts.reduce((sum, count) => sum + count, 0));
    let to = rows.rows;
    members.forEach((own, c) => {
      const order = Int32Array.from(own);
      shuffle(order, random);
      for (let i = 0; i < counts[c]!; i++) copyRow(more, order[i % order.length]!, to++);
    });
    return more;
  },
});
