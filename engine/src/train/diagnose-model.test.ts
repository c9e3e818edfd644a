import { expect, it } from 'vitest';
import { predict } from '../model/predict';
import { chain, dataOf, documentOf, relu, twoNumbers, valueOf } from '../testing/graphs';
import { diagnoseModel } from './diagnose-model';
import { train } from './loop';

it('gives the residuals of each target column in its own units', () => {
  const plain = dataOf(twoNumbers, { precision: 'float64' });
  const scaled = [
    { scaler: 'z-score', stats: { mean: 500, deviation: 10 } },
    { scaler: 'z-score', stats: { mean: -3, deviation: 0.5 } },
  ];
  const data = { ...plain, pipeline: { ...plain.pipeline, targetScaling: scaled } };
  const document = documentOf(chain(['dense', { units: 6 }], relu));
  const { model } = valueOf(train({ document, data, precision: 'float64' }, { control: () => 'run' }));
  const diagnosis = valueOf(diagnoseModel(model, data.dev));
  if (diagnosis.kind !== 'number') throw new Error('numbers expected');
  const yHat = valueOf(predict(model, data.dev.x, data.dev.rows));
  scaled.forEach(({ stats }, column) => {
    const errors = Array.from({ length: data.dev.rows }, (_, row) => {
      const at = row * 2 + column;
      return yHat[at]! - (stats.mean + stats.deviation * data.dev.y[at]!);
    });
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(diagnosis.columns[column]!.mean).toBeCloseTo(mean, 10);
  });
});

it('of no rows is refused', () => {
  const data = dataOf(twoNumbers, { dev: 0 });
  const { model } = valueOf(train({ document: documentOf(chain()), data }, { control: () => 'run' }));
  expect(diagnoseModel(model, data.dev)).toMatchObject({ ok: false, issues: [{ code: 'evaluate/no-rows' }] });
});
