import type { ColumnProfile, Preview } from '../data/preview';
import type { ColumnSpec, DataSource, DataSpec, ReadOptions } from '../project/document';

const targetNames = /^(target|label|labels|class|classes|species|outcome|y)$/i;
const idNames = /^(id|index|uuid|guid|key|row|rowid|row_id|nr|no|number|unnamed.*)$|[_ ]id$/i;

/** A first reading of a file: which column is the target, which are features, how to split. Everything can be changed. */
export const suggestData = (preview: Preview, source: DataSource, read: ReadOptions = {}): DataSpec => {
  const target =
    preview.columns.find(({ name }) => targetNames.test(name)) ??
    preview.columns.filter((profile) => !looksLikeId(profile, preview.rows)).at(-1) ??
    preview.columns.at(-1);
  const columns = preview.columns.map((profile) => suggestColumn(profile, preview, profile === target));
  const classes = columns.find(({ role }) => role === 'target')?.type === 'category';
  return {
    source,
    read,
    columns,
    split: { train: 0.6, dev: 0.2, test: 0.2, stratify: classes, seed: 42 },
    augment: [],
  };
};

const suggestColumn = (profile: ColumnProfile, preview: Preview, isTarget: boolean): ColumnSpec => {
  const type = isTarget && looksLikeClasses(profile, preview.rows) ? 'category' : profile.type;
  const role = isTarget ? 'target' : looksLikeId(profile, preview.rows) ? 'ignore' : 'feature';
  return { name: profile.name, type, role, missing: profile.missing > 0 ? 'ask' : 'drop', scaler: 'z-score' };
};

/** Words, or few different whole numbers: classes. */
const looksLikeClasses = (profile: ColumnProfile, rows: number): boolean => {
  if (profile.type === 'category') return true;
  const whole = profile.top?.every(({ value }) => Number.isInteger(Number(value))) ?? false;
  return whole && profile.distinct <= 20 && profile.distinct * 5 <= rows;
};

/** A different text, or a running number under an id's name, in every row: it names the row and says nothing about it. */
const looksLikeId = (profile: ColumnProfile, rows: number): boolean => {
  const allDifferent = rows > 20 && profile.distinct >= rows - profile.missing;
  return profile.type === 'category' ? allDifferent : allDifferent && idNames.test(profile.name);
};

/**
 * The same file read in another way: what a person chose for columns of the same name stays, if a target is still
 * among them. Where the type found is another one now, only the role does.
 */
export const keepChoices = (suggested: DataSpec, former: DataSpec): DataSpec => {
  const known = new Map(former.columns.map((column) => [column.name, column]));
  const hasTarget = suggested.columns.some(({ name }) => known.get(name)?.role === 'target');
  if (!hasTarget) return suggested;
  const columns = suggested.columns.map((column): ColumnSpec => {
    const chosen = known.get(column.name);
    if (!chosen) return column.role === 'target' ? { ...column, role: 'feature' } : column;
    return chosen.type === column.type ? chosen : { ...column, role: chosen.role };
  });
  return { ...suggested, columns, split: former.split, augment: former.augment };
};
