import { conceptOf, lossOf, targetNames, type ColumnProfile, type ColumnSpec } from '@deepwright/engine';
import type { DataSummary } from '../../../../electron/shared/ipc';
import { count, percent } from '../../../ui/format';

/** A word and its number. */
export type Fact = readonly [label: string, value: string];

/** What a column is as a target of the data as they are used: classes, the smallest share, the output that suits. */
export const targetFacts = (name: string, summary: DataSummary | null): readonly Fact[] => {
  const target = summary?.facts.target;
  if (!summary || !target || !targetNames(target).includes(name)) return [];
  const activation = conceptOf('activation', lossOf({ kind: 'auto' }, target)?.activation ?? '');
  const output: Fact[] = activation ? [['Output', activation.title]] : [];
  if (target.kind === 'number') return output;
  const { train, dev, test, usedRows } = summary;
  const smallest = Math.min(
    ...target.classes.map((_, i) => (train.classes[i] ?? 0) + (dev.classes[i] ?? 0) + (test.classes[i] ?? 0)),
  );
  return [['Classes', count(target.classes.length)], ['Smallest', percent(smallest / usedRows)], ...output];
};

/**
 * Classes of a target in the engine's order, which gives them their colours; none of any other column. While the data
 * cannot be used yet, they are the values as they stand in the file.
 */
export const classesOf = (
  profile: ColumnProfile,
  { role, type }: ColumnSpec,
  summary: DataSummary | null,
): readonly string[] => {
  if (role !== 'target' || type === 'number') return [];
  const target = summary?.facts.target;
  if (target) return target.kind === 'category' && target.name === profile.name ? target.classes : [];
  const values = (profile.top ?? []).map(({ value }) => value);
  if (values.length < profile.distinct) return [];
  const before = (a: string, b: string): boolean => (profile.type === 'number' ? Number(a) < Number(b) : a < b);
  return values.sort((a, b) => (before(a, b) ? -1 : 1));
};
