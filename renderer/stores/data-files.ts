import type { DataSource, DataSpec } from '@deepwright/engine';

/** The files of one table: the main one, and those that dev and test rows may have of their own (T04). */
export type DataFiles = Pick<DataSpec, 'source' | 'devSource' | 'testSource'>;

/** What a file is for. */
export type FileRole = 'main' | 'dev' | 'test';
const sourceOf = { main: 'source', dev: 'devSource', test: 'testSource' } as const;

const filesOf = ({ source, devSource, testSource }: DataFiles): DataFiles => ({
  source,
  ...(devSource && { devSource }),
  ...(testSource && { testSource }),
});

const placeOf = (source: DataSource | undefined): string | null =>
  source ? JSON.stringify(source.kind === 'sample' ? { sample: source.id } : source.path) : null;

/** Which files, read how: two specs with the same key show the same rows. */
export const fileKey = ({ read, ...spec }: DataFiles & Pick<DataSpec, 'read'>): string => {
  const chosen = Object.entries(read).filter(([, value]) => value !== undefined);
  return JSON.stringify(
    [spec.source, spec.devSource, spec.testSource].map(placeOf).concat(JSON.stringify(chosen.sort())),
  );
};

export const sameFile = (a: DataSource, b: DataSource | undefined): boolean => placeOf(a) === placeOf(b);

export const fileName = (source: DataSource): string =>
  source.kind === 'file' ? (source.path.split(/[\\/]/).at(-1) ?? source.path) : '';

/** The files of a table when another one is chosen for `role`. Another main file begins anew, without the others. */
export const filesWith = (spec: DataFiles | null, role: FileRole, source: DataSource): DataFiles =>
  spec && (role !== 'main' || sameFile(spec.source, source))
    ? { ...filesOf(spec), [sourceOf[role]]: source }
    : { source };

export const filesWithout = (spec: DataFiles, role: 'dev' | 'test'): DataFiles => {
  const { source, devSource, testSource } = spec;
  return filesOf(role === 'dev' ? { source, testSource } : { source, devSource });
};

/** The spec with these files in place of its own. Without files of their own, dev and test rows are drawn by chance again. */
export const withFiles = (spec: DataSpec, files: DataFiles): DataSpec => {
  const { devSource: _dev, testSource: _test, ...others } = spec;
  const apart = files.devSource !== undefined || files.testSource !== undefined;
  const split = spec.split.kind === 'files' && !apart ? { ...spec.split, kind: 'random' } : spec.split;
  return { ...others, ...filesOf(files), split };
};
