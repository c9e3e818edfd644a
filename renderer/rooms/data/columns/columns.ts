import {
  dateParts,
  dateText,
  type ColumnProfile,
  type ColumnRole,
  type ColumnSpec,
  type ColumnType,
  type DataSpec,
  type DatePart,
  type Encoding,
  type MissingPolicy,
} from '@deepwright/engine';

/** What can be decided about the columns of a file, and what follows from it. */

/** A role as it is chosen: a column becomes the only target, or one more. */
export type RoleChoice = ColumnRole | 'also-target';

/** The settings of a column; one that the project does not name yet (the file was changed) is ignored until it is given a role. */
export const settingsOf = (known: ColumnSpec | undefined, profile: ColumnProfile): ColumnSpec =>
  known ?? {
    name: profile.name,
    type: profile.type,
    role: 'ignore',
    missing: 'ask',
    encoding: 'one-hot',
    scaler: 'z-score',
  };

/** How gaps of features can be filled from the train rows. */
const fillings = ({ type, encoding }: Pick<ColumnSpec, 'type' | 'encoding'>): readonly MissingPolicy[] => {
  if (type === 'number' || type === 'date') return ['mean', 'median'];
  return type === 'category' && encoding === 'none' ? ['most-frequent', 'mean', 'median'] : ['most-frequent'];
};

/** How gaps can be handled. Only features are filled: a guess at a target would be taught as the truth. */
export const policiesOf = (column: Pick<ColumnSpec, 'type' | 'role' | 'encoding'>): readonly MissingPolicy[] =>
  column.role === 'feature' ? ['ask', 'drop', ...fillings(column), 'constant', 'indicator'] : ['ask', 'drop'];

/** Whether gaps have to be decided about: a row without a group is a group of its own. */
export const needsValues = ({ role }: Pick<ColumnSpec, 'role'>): boolean => role !== 'ignore' && role !== 'group';

/** Whether a column's values are scaled on their way in: those that become numbers, and targets of numbers. */
export const isScaled = ({ type, role, encoding }: Pick<ColumnSpec, 'type' | 'role' | 'encoding'>): boolean => {
  if (role === 'target') return type === 'number';
  return role === 'feature' && type !== 'boolean' && (type !== 'category' || encoding !== 'one-hot');
};

const put = (spec: DataSpec, column: ColumnSpec): DataSpec => {
  const known = spec.columns.some(({ name }) => name === column.name);
  const columns = known
    ? spec.columns.map((each) => (each.name === column.name ? column : each))
    : [...spec.columns, column];
  return { ...spec, columns };
};

/** A way of handling gaps that no longer fits is asked for anew. */
const fitted = (column: ColumnSpec): ColumnSpec =>
  policiesOf(column).includes(column.missing) ? column : { ...column, missing: 'ask' };

export const withColumn = (spec: DataSpec, column: ColumnSpec, set: Partial<Omit<ColumnSpec, 'name'>>): DataSpec =>
  put(spec, fitted({ ...column, ...set }));

const holders = (spec: DataSpec, role: ColumnRole, column: ColumnSpec): readonly ColumnSpec[] =>
  spec.columns.filter((each) => each.role === role && each.name !== column.name);

const freed = (spec: DataSpec, columns: readonly ColumnSpec[], role: ColumnRole): DataSpec =>
  columns.reduce((all, each) => withColumn(all, each, { role }), spec);

/** Rows of a group are kept together only by a split that goes by groups: the two are chosen together. */
const withGroupedSplit = (spec: DataSpec): DataSpec => {
  const grouped = spec.columns.some(({ role }) => role === 'group');
  const { kind } = spec.split;
  if (grouped && kind === 'random') return { ...spec, split: { ...spec.split, kind: 'grouped' } };
  if (!grouped && kind === 'grouped') return { ...spec, split: { ...spec.split, kind: 'random' } };
  return spec;
};

/**
 * A new target takes the place of the former one, which becomes a feature; ‘also target’ leaves it one. There is one
 * weight and one group: the former one is ignored, since it is hardly of use as a feature.
 */
export const withRole = (spec: DataSpec, column: ColumnSpec, choice: RoleChoice): DataSpec => {
  const role = choice === 'also-target' ? 'target' : choice;
  const others = choice === 'also-target' || role === 'feature' || role === 'ignore' ? [] : holders(spec, role, column);
  const alone = freed(spec, others, role === 'target' ? 'feature' : 'ignore');
  return withGroupedSplit(withColumn(alone, column, { role }));
};

/** What was typed for gaps was of the former type. */
const withoutFill = (column: ColumnSpec): ColumnSpec => {
  const { fill: _, ...rest } = column;
  return rest.missing === 'constant' ? { ...rest, missing: 'ask' } : rest;
};

/** A target of several is a number: one of another type is the only target. What can no longer play its role is a feature. */
export const withType = (spec: DataSpec, column: ColumnSpec, type: ColumnType): DataSpec => {
  const fits = column.role === 'weight' ? type === 'number' : column.role !== 'target' || type !== 'date';
  const role = fits ? column.role : 'feature';
  const others = role === 'target' && type !== 'number' ? holders(spec, 'target', column) : [];
  return withColumn(freed(spec, others, 'feature'), withoutFill(column), { type, role });
};

/** A choice of roles as the list shows it: the first target is ‘the’ target, those after it are also targets. */
export const roleShown = (spec: DataSpec, column: ColumnSpec): RoleChoice =>
  column.role === 'target' && spec.columns.find(({ role }) => role === 'target')?.name !== column.name
    ? 'also-target'
    : column.role;

/** Why a column cannot have a role, or null where it can. */
export const whyNotRole = (spec: DataSpec, column: ColumnSpec, choice: RoleChoice): string | null => {
  if (choice === 'target' && column.type === 'date') return 'A date cannot be predicted; a number or a category can.';
  if (choice === 'weight' && column.type !== 'number') return 'How much a row counts is a number; this is none.';
  if (choice !== 'also-target' || column.role === 'target') return null;
  const targets = holders(spec, 'target', column);
  if (targets.length === 0) return 'There is no other target.';
  const allNumbers = column.type === 'number' && targets.every(({ type }) => type === 'number');
  return allNumbers ? null : 'Several targets must all be numbers.';
};

/** Why a column cannot be read as a type, or null where it can. */
export const whyNotType = (profile: ColumnProfile, type: ColumnType): string | null => {
  if (type === profile.type) return null;
  if (type === 'boolean') {
    return profile.distinct === 2 && profile.type !== 'date' ? null : 'Yes or no needs two different values.';
  }
  if (type === 'number') return 'Its values are not all numbers.';
  if (type === 'date') return 'Its values are not all dates.';
  return null;
};

/** Why categories cannot be encoded in a way, or null where they can, as far as their most frequent values tell. */
export const whyNotEncoding = ({ type, top }: ColumnProfile, encoding: Encoding): string | null => {
  if (encoding !== 'none' || type === 'number') return null;
  const word = top?.find(({ value }) => value.trim() === '' || Number.isNaN(Number(value)));
  return word || !top ? `Its values are words${word ? `, such as ‘${word.value}’` : ''}.` : null;
};

/** What stands in for gaps until something else is typed: 0, the most frequent value, the earliest date. */
export const firstFill = (profile: ColumnProfile, type: ColumnType): number | string => {
  if (type === 'number') return 0;
  if (type === 'date') return dateText(profile.numbers?.min ?? 0);
  return profile.top?.[0]?.value ?? '';
};

/** The settings with a way of handling gaps; a constant has a value from the start. */
export const withPolicy = (
  spec: DataSpec,
  column: ColumnSpec,
  profile: ColumnProfile,
  missing: MissingPolicy,
): DataSpec => {
  const needsFill = missing === 'constant' && column.fill === undefined;
  return withColumn(spec, column, needsFill ? { missing, fill: firstFill(profile, column.type) } : { missing });
};

/** Encoded columns that a column becomes, from the names the engine gave them: `island=Biscoe`, `sold month`, `age missing`. */
export const encodedColumns = (name: string, featureNames: readonly string[]): readonly string[] => {
  const whole = new Set([name, ...[...dateParts, 'missing'].map((part) => `${name} ${part}`)]);
  return featureNames.filter((each) => whole.has(each) || each.startsWith(`${name}=`));
};

/** The parts of a date that are used: the chosen ones, else those the engine found to vary. */
export const partsOf = ({ name, parts }: ColumnSpec, featureNames: readonly string[]): readonly DatePart[] => {
  const found = new Set(featureNames);
  return parts ?? dateParts.filter((part) => found.has(`${name} ${part}`));
};

/** The settings with one part more or less, in their fixed order. */
export const withPart = (spec: DataSpec, column: ColumnSpec, parts: readonly DatePart[], part: DatePart): DataSpec =>
  withColumn(spec, column, {
    parts: dateParts.filter((each) => (each === part ? !parts.includes(part) : parts.includes(each))),
  });

/** All parts that vary, whichever these are. */
export const withAllParts = (spec: DataSpec, column: ColumnSpec): DataSpec => {
  const { parts: _, ...rest } = column;
  return withColumn(spec, rest, {});
};
