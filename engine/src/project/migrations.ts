import { projectVersion } from './project-file';

type Raw = Readonly<Record<string, unknown>>;

/** What is no object is left as it is: judging it is the schema's. */
const change = (value: unknown, how: (raw: Raw) => Raw): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? how(value as Raw) : value;

/** Version 1 knew one target of numbers by its name, and its scaling or null. */
export const pipelineOfVersion1 = (pipeline: unknown): unknown =>
  change(pipeline, ({ target, targetScaling, ...rest }) => ({
    ...rest,
    target: change(target, ({ name, ...more }) =>
      more['kind'] === 'number' ? { ...more, names: [name] } : { ...more, name },
    ),
    targetScaling: targetScaling === null ? [] : [targetScaling],
  }));

const runOfVersion1 = (run: unknown): unknown =>
  change(run, (raw) => ({
    ...raw,
    result: change(raw['result'], (result) => ({
      ...result,
      model: change(result['model'], (model) => ({ ...model, pipeline: pipelineOfVersion1(model['pipeline']) })),
    })),
  }));

/**
 * Steps from older file versions to the present one: `migrations[1]` turns a version-1 file into version 2, and so on.
 * A fixture of each older version stays with the tests for ever.
 */
const migrations: Readonly<Record<number, (file: Raw) => Raw>> = {
  1: (file) => ({ ...file, runs: Array.isArray(file['runs']) ? file['runs'].map(runOfVersion1) : file['runs'] }),
};

/** The file in the present version. Versions this code does not know are the caller's to refuse. */
export const migrate = (file: Raw): Raw => {
  let now = file;
  for (let version = Number(file['version']); version < projectVersion; version++) {
    now = { ...migrations[version]!(now), version: version + 1 };
  }
  return now;
};
