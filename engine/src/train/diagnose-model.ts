import { diagnose, type Diagnosis } from '../diagnostics/diagnose';
import { fail, ok, type Result } from '../issues/issue';
import { allocate, precisionOf } from '../kernels/real';
import type { Backend } from '../kernels/kernels';
import type { Model } from '../model/model';
import { predict } from '../model/predict';
import type { EncodedRows } from '../pipeline/pipeline';
import { targetUnits } from '../pipeline/target';
import { noRowsToEvaluate } from './evaluate-model';

/** What a model does well and badly on some encoded rows, in the units of the target. */
export const diagnoseModel = (
  model: Model,
  { x, y, rows, outputs }: EncodedRows,
  backend?: Backend,
): Result<Diagnosis> => {
  if (rows === 0) return fail(noRowsToEvaluate);
  const yHat = predict(model, x, rows, backend);
  if (!yHat.ok) return yHat;
  const truth = allocate(precisionOf(y), rows * outputs);
  targetUnits(model.pipeline).invert(y, truth, rows * outputs);
  return ok(diagnose({ yHat: yHat.value, y: truth, rows, outputs }, model.pipeline.target));
};
