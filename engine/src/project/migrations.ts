import { projectVersion } from './project-file';

/**
 * Steps from older file versions to the present one: `migrations[1]` turns a version-1 file into version 2, and so on.
 * A fixture of each older version stays with the tests for ever.
 */
const migrations: Readonly<Record<number, (file: Record<string, unknown>) => Record<string, unknown>>> = {};

/** The file in the present version. Versions this code does not know are the caller's to refuse. */
export const migrate = (file: Record<string, unknown>): Record<string, unknown> => {
  let now = file;
  for (let version = Number(file.version); version < projectVersion; version++) {
    now = { ...migrations[version]!(now), version: version + 1 };
  }
  return now;
};
