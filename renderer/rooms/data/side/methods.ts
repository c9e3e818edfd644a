import { splitters, type ColumnProfile, type ColumnSpec, type DataSpec, type SplitSpec } from '@deepwright/engine';
import { parts, type Part, type Shares } from './split';

/** What each way of dealing rows asks for; the splitters of the engine say what they do. */

/** The ways in the order of the list: by chance is the usual one. */
export const methods = [splitters.random, ...Object.values(splitters).filter(({ kind }) => kind !== 'random')];

/** Whether rows are dealt by the three shares. */
export const byShares = (kind: string): boolean => kind !== 'column' && kind !== 'files';

/** A file of its own for just one of dev and test leaves the other to be dealt from the main file; null where there is none such. */
export const partOfMain = ({ split, devSource, testSource }: DataSpec): 'dev' | 'test' | null => {
  if (split.kind !== 'files' || !devSource === !testSource) return null;
  return devSource ? 'test' : 'dev';
};

/** Whether the classes' shares can be kept: only where chance deals the rows. */
export const canStratify = (spec: DataSpec): boolean => spec.split.kind === 'random' || partOfMain(spec) !== null;

/** Share of the main file's rows that a part takes, where the third part has its own file. */
export const shareOfMain = (shares: Shares, part: 'dev' | 'test'): number => {
  const sum = shares.train + shares[part];
  return sum === 0 ? 0 : shares[part] / sum;
};

/** Sets it in whole thousandths of all rows; the third part keeps its share for when its file is removed. */
export const withShareOfMain = (shares: Shares, part: 'dev' | 'test', share: number): Shares => {
  const third = part === 'dev' ? 'test' : 'dev';
  const kept = Math.round(shares[third] * 1000);
  const own = Math.min(999 - kept, Math.max(0, Math.round((1000 - kept) * share)));
  return { train: (1000 - kept - own) / 1000, dev: 0, test: 0, [third]: kept / 1000, [part]: own / 1000 };
};

const suits: Readonly<Record<string, (column: ColumnSpec, profile: ColumnProfile) => boolean>> = {
  grouped: ({ role }) => role !== 'target' && role !== 'weight',
  time: ({ type }) => type === 'date' || type === 'number',
  // Its values are listed, each with its part: there must be few of them, or words.
  column: ({ type }, { top }) => type !== 'date' && (top?.length ?? 0) > 0,
};

/** Names of the columns that rows can be dealt by. */
export const columnsFor = (kind: string, spec: DataSpec, profiles: readonly ColumnProfile[]): string[] => {
  const profileOf = new Map(profiles.map((profile) => [profile.name, profile]));
  return spec.columns
    .filter((column) => {
      const profile = profileOf.get(column.name);
      return profile !== undefined && (suits[kind]?.(column, profile) ?? false);
    })
    .map(({ name }) => name);
};

/** Another way of dealing rows. By time goes by the first date there is; a column that suits is kept, without its values' parts. */
export const withMethod = (spec: DataSpec, kind: string, profiles: readonly ColumnProfile[]): DataSpec => {
  const fitting = columnsFor(kind, spec, profiles);
  const isDate = ({ name, type }: ColumnSpec): boolean => type === 'date' && fitting.includes(name);
  const kept = fitting.find((name) => name === spec.split.column);
  const column = kept ?? (kind === 'time' ? spec.columns.find(isDate)?.name : undefined);
  return withColumn({ ...spec, split: { ...spec.split, kind } }, column);
};

/** Rows are dealt by another column, whose values have no part yet. */
export const withColumn = (spec: DataSpec, column: string | undefined): DataSpec => {
  const { column: _column, devValues: _dev, testValues: _test, ...split } = spec.split;
  return { ...spec, split: column === undefined ? split : { ...split, column } };
};

/** There is one column of groups. The former one is ignored: what tells groups apart (a patient's number) is no feature. */
export const withGroup = (spec: DataSpec, name: string): DataSpec => ({
  ...spec,
  columns: spec.columns.map((column) => {
    if (column.name === name) return { ...column, role: 'group' };
    return column.role === 'group' ? { ...column, role: 'ignore' } : column;
  }),
});

export const groupOf = ({ columns }: DataSpec): string | undefined =>
  columns.find(({ role }) => role === 'group')?.name;

/** Rows of a value that is named nowhere are train rows. */
export const partOfValue = ({ devValues, testValues }: SplitSpec, value: string): Part => {
  if (testValues?.includes(value)) return 'test';
  return devValues?.includes(value) ? 'dev' : 'train';
};

export const withValue = (split: SplitSpec, value: string, part: Part): SplitSpec => {
  const others = (values: readonly string[] = []): string[] => values.filter((each) => each !== value);
  return {
    ...split,
    devValues: part === 'dev' ? [...others(split.devValues), value] : others(split.devValues),
    testValues: part === 'test' ? [...others(split.testValues), value] : others(split.testValues),
  };
};

/** The most frequent values of a column, then those that only the settings name; `count` is null where it is not known. */
export const valuesOf = (
  split: SplitSpec,
  profile: ColumnProfile | undefined,
): readonly { value: string; count: number | null }[] => {
  const top = profile?.top ?? [];
  const listed = new Set(top.map(({ value }) => value));
  const named = [...(split.devValues ?? []), ...(split.testValues ?? [])].filter((value) => !listed.has(value));
  return [...top, ...[...new Set(named)].map((value) => ({ value, count: null }))];
};

/** Shares of the rows as they were dealt, for ways of dealing that ask for none. */
export const dealtShares = (rows: Readonly<Record<Part, { rows: number }>>): Record<Part, number> => {
  const all = parts.reduce((sum, part) => sum + rows[part].rows, 0);
  const share = (part: Part): number => (all === 0 ? 0 : rows[part].rows / all);
  return { train: share('train'), dev: share('dev'), test: share('test') };
};
