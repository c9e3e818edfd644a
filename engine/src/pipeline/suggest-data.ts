import type { ColumnProfile, Preview } from '../data/preview';
import type { ColumnSpec, DataSource, DataSpec, ReadOptions } from '../project/document';

const targetNames = /^(target|label|labels|class|classes|species|outcome|y)$/i;
const idNames = /^(id|index|uuid|guid|key|row|rowid|row_id|nr|no|number|unnamed.*)$|[_ ]id$/i;

/** A first reading of a file: which column is the target, which are features, how to split. Everything can be changed. */
export const suggestData = (preview: Preview, source: DataSource, read: ReadOptions = {}): DataSpec => {
  const predictable = preview.columns.filter((profile) => profile.type !== 'date' && !isConstant(profile));
  const target =
    predictable.find(({ name }) => targetNames.test(name)) ??
    predictable.filter((profile) => !looksLikeId(profile, preview.rows)).at(-1) ??
    preview.columns.at(-1);
  const columns = preview.columns.map((profile) => suggestColumn(profile, preview, profile === target));
  const type = columns.find(({ role }) => role === 'target')?.type;
  const kind = preview.dev || preview.test ? 'files' : 'random';
  return {
    source,
    read,
    columns,
    split: { kind, train: 0.6, dev: 0.2, test: 0.2, stratify: type === 'category' || type === 'boolean', seed: 42 },
    augment: [],
  };
};

const suggestColumn = (profile: ColumnProfile, preview: Preview, isTarget: boolean): ColumnSpec => {
  const { name, missing } = profile;
  const type = isTarget && looksLikeClasses(profile, preview.rows) ? 'category' : profile.type;
  const isUseless = isConstant(profile) || looksLikeId(profile, preview.rows);
  return {
    name,
    type,
    role: isTarget ? 'target' : isUseless ? 'ignore' : 'feature',
    missing: missing > 0 ? 'ask' : 'drop',
    encoding: 'one-hot',
    // Yes or no is 1 or 0 as it stands.
    scaler: type === 'boolean' ? 'none' : 'z-score',
  };
};

/** The same value in every row, or none in any: a gap among equal values would still say something. */
const isConstant = ({ distinct, missing }: ColumnProfile): boolean =>
  distinct === 0 || (distinct === 1 && missing === 0);

/** Words, or few different whole numbers: classes. */
const looksLikeClasses = (profile: ColumnProfile, rows: number): boolean => {
  if (profile.type !== 'number') return profile.type === 'category';
  const whole = profile.top?.every(({ value }) => Number.isInteger(Number(value))) ?? false;
  return whole && profile.distinct <= 20 && profile.distinct * 5 <= rows;
};

/** A different text, or a running number under an id's name, in every row: it names the row and says nothing about it. */
const looksLikeId = (profile: ColumnProfile, rows: number): boolean => {
  if (profile.type === 'date' || profile.type === 'boolean') return false;
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
  const { split, augment, devSource, testSource } = former;
  return { ...suggested, columns, split, augment, ...(devSource && { devSource }), ...(testSource && { testSource }) };
};
