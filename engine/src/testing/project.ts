import { defaultTraining } from '../project/empty-document';
import { projectVersion, type ProjectFile } from '../project/project-file';
import type { RunRecord } from '../train/run';
import type { Document } from '../project/document';

/** A small project with all that a file can hold: for the tests, no part of the product. */

const document: Document = {
  name: 'Größe',
  data: {
    source: { kind: 'file', path: 'moons.csv', hash: 'ab12' },
    devSource: { kind: 'file', path: 'dev.csv' },
    testSource: { kind: 'file', path: 'test.csv', hash: 'cd34' },
    read: {
      delimiter: ';',
      decimal: ',',
      encoding: 'UTF-8',
      dateFormat: 'dd.MM.yyyy',
      missing: ['?'],
      columns: ['x1', 'colour', 'grade', 'sold', 'w', 'shop', 'y'],
      share: 0.5,
    },
    columns: [
      { name: 'x1', type: 'number', role: 'feature', missing: 'median', encoding: 'one-hot', scaler: 'z-score' },
      {
        name: 'colour',
        type: 'category',
        role: 'feature',
        missing: 'most-frequent',
        encoding: 'one-hot',
        scaler: 'none',
      },
      {
        name: 'grade',
        type: 'category',
        role: 'feature',
        missing: 'constant',
        fill: 'B',
        encoding: 'ordinal',
        scaler: 'min-max',
      },
      {
        name: 'sold',
        type: 'date',
        role: 'feature',
        missing: 'indicator',
        encoding: 'one-hot',
        scaler: 'robust',
        parts: ['month', 'elapsed'],
      },
      { name: 'w', type: 'number', role: 'weight', missing: 'drop', encoding: 'one-hot', scaler: 'none' },
      { name: 'shop', type: 'category', role: 'group', missing: 'drop', encoding: 'one-hot', scaler: 'none' },
      { name: 'y', type: 'boolean', role: 'target', missing: 'drop', encoding: 'one-hot', scaler: 'none' },
    ],
    split: {
      kind: 'column',
      column: 'shop',
      devValues: ['b'],
      testValues: ['c', 'd'],
      train: 0.6,
      dev: 0.2,
      test: 0.2,
      stratify: true,
      seed: 42,
    },
    augment: [{ kind: 'oversample', share: 0.5 }],
  },
  graph: {
    nodes: [
      { id: 'input-1', kind: 'input', name: 'Input', x: 40, y: 72, params: {} },
      {
        id: 'dense-1',
        kind: 'dense',
        name: 'Dense 1',
        x: 256,
        y: 72,
        params: { units: 8, bias: false, init: { kind: 'xavier' } },
      },
      { id: 'output-1', kind: 'output', name: 'Output', x: 472, y: 72.5, params: {} },
    ],
    edges: [
      { id: 'input-1>dense-1.x', from: 'input-1', to: 'dense-1', port: 'x' },
      { id: 'dense-1>output-1.x', from: 'dense-1', to: 'output-1', port: 'x' },
    ],
  },
  training: {
    ...defaultTraining(),
    learningRate: 0.01,
    optimizer: { kind: 'adam', beta1: 0.95 },
    schedule: { kind: 'inverse-time', rate: 0.1 },
    batchSize: 64,
    epochs: 2,
    l2: 0,
    seed: 7,
  },
};

const run: RunRecord = {
  number: 1,
  startedAt: '2026-01-02T03:04:05.678Z',
  seconds: 1.25,
  kernel: 'js float32',
  dataHash: 'ab12',
  document,
  result: {
    status: 'not-finite',
    issue: {
      code: 'train/not-finite',
      level: 'error',
      message: 'Cost became NaN at epoch 2, batch 3.',
      nodeId: 'dense-1',
    },
    epochsRun: 2,
    stepsRun: 5,
    history: [
      { epoch: 1, step: 3, trainCost: 0.7, trainPenalty: 0.1, devCost: 0.71, devMetric: 0.5, learningRate: 0.01 },
      { epoch: 2, step: 5, trainCost: Infinity, trainPenalty: 0, devCost: NaN, devMetric: NaN, learningRate: 0.01 },
    ],
    batchCost: { steps: new Float64Array([1, 2, 3, 4, 5]), cost: new Float32Array([0.8, 0.75, 0.7, 1e30, 0.1]) },
    best: { epoch: 1, devCost: 0.71 },
    keptEpoch: 1,
    train: { rows: 360, cost: 0.7, dataCost: 0.7, penalty: 0, metrics: { accuracy: 0.5 } },
    dev: null,
    model: {
      name: 'Größe',
      graph: document.graph,
      pipeline: {
        features: [
          {
            column: 'x1',
            type: 'number',
            scaler: 'z-score',
            stats: { mean: 0.1, deviation: 1.5 },
            fill: 0.25,
            indicator: false,
          },
          { column: 'colour', type: 'category', categories: ['blue', 'red'], fill: 'red', indicator: false },
          {
            column: 'grade',
            type: 'ordinal',
            categories: ['A', 'B'],
            scaler: 'min-max',
            stats: { min: 0, range: 1 },
            fill: 'B',
            indicator: false,
          },
          {
            column: 'sold',
            type: 'date',
            parts: [
              { part: 'month', scaler: 'robust', stats: { median: 6, range: 4 } },
              { part: 'elapsed', scaler: 'none', stats: {} },
            ],
            fill: 1.5e12,
            indicator: true,
          },
        ],
        target: { kind: 'category', name: 'y', classes: ['0', '1'] },
        targetScaling: [],
        weight: { column: 'w', mean: 1.75 },
      },
      tensors: [
        { name: 'dense-1.W', shape: [3, 2], data: new Float32Array([0.1, -0, 1e-45, 3.4e38, -1, 0.5]) },
        { name: 'output-1.b', shape: [1], data: new Float32Array([0.25]) },
      ],
    },
    weightHash: 'ff00',
  },
};

/** A run on two targets of numbers. */
const withNumbers: RunRecord = {
  ...run,
  number: 2,
  result: {
    ...run.result,
    model: {
      ...run.result.model,
      pipeline: {
        ...run.result.model.pipeline,
        target: { kind: 'number', names: ['price', 'größe'] },
        targetScaling: [
          { scaler: 'z-score', stats: { mean: 4.5, deviation: 2 } },
          { scaler: 'none', stats: {} },
        ],
      },
    },
  },
};

export const sampleProject: ProjectFile = {
  format: 'deepwright',
  version: projectVersion,
  document,
  runs: [run, withNumbers],
};
