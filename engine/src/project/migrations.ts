import { projectVersion } from './project-file';

type Raw = Readonly<Record<string, unknown>>;

/** What is no object is left as it is: judging it is the schema's. */
const change = (value: unknown, how: (raw: Raw) => Raw): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? how(value as Raw) : value;

const each = (list: unknown, how: (raw: Raw) => Raw): unknown =>
  Array.isArray(list) ? list.map((item) => change(item, how)) : list;

/** Version 1 knew one target of numbers by its name, and its scaling or null. */
export const pipelineOfVersion1 = (pipeline: unknown): unknown =>
  change(pipeline, ({ target, targetScaling, ...rest }) => ({
    ...rest,
    target: change(target, ({ name, ...more }) =>
      more['kind'] === 'number' ? { ...more, names: [name] } : { ...more, name },
    ),
    targetScaling: targetScaling === null ? [] : [targetScaling],
  }));

/** Until version 2 gaps were dropped or filled, never told to the network, and every row counted the same. */
export const pipelineOfVersion2 = (pipeline: unknown): unknown =>
  change(pipeline, (raw) => ({
    ...raw,
    features: each(raw['features'], (coding) => ({ ...coding, indicator: false })),
    weight: null,
  }));

const withPipeline = (run: Raw, how: (pipeline: unknown) => unknown): Raw => ({
  ...run,
  result: change(run['result'], (result) => ({
    ...result,
    model: change(result['model'], (model) => ({ ...model, pipeline: how(model['pipeline']) })),
  })),
});

/** Categories were one-hot and rows were split by chance: there was no other way. */
const documentOfVersion2 = (document: unknown): unknown =>
  change(document, (raw) => ({
    ...raw,
    data: change(raw['data'], (data) => ({
      ...data,
      columns: each(data['columns'], (column) => ({ ...column, encoding: 'one-hot' })),
      split: change(data['split'], (split) => ({ ...split, kind: 'random' })),
    })),
  }));

/**
 * Steps from older file versions to the present one: `migrations[1]` turns a version-1 file into version 2, and so on.
 * A fixture of each older version stays with the tests for ever.
 */
const migrations: Readonly<Record<number, (file: Raw) => Raw>> = {
  1: (file) => ({ ...file, runs: each(file['runs'], (run) => withPipeline(run, pipelineOfVersion1)) }),
  2: (file) => ({
    ...file,
    document: documentOfVersion2(file['document']),
    runs: each(file['runs'], (run) => ({
      ...withPipeline(run, pipelineOfVersion2),
      document: documentOfVersion2(run['document']),
    })),
  }),
};

/** The file in the present version. Versions this code does not know are the caller's to refuse. */
export const migrate = (file: Raw): Raw => {
  let now = file;
  for (let version = Number(file['version']); version < projectVersion; version++) {
    now = { ...migrations[version]!(now), version: version + 1 };
  }
  return now;
};
