import type { Real } from '../kernels/real';
import type { Target } from '../layers/_layer';
import { calibration, type Calibration } from './calibration';
import { confusion, type ConfusionMatrix } from './confusion';
import { perClass, type PerClass } from './per-class';
import { residuals, type Residuals } from './residuals';
import { roc, type RocCurve } from './roc';

/** What there is to say about classes that were predicted; classes are named by index into `classes`. */
export interface ClassDiagnosis {
  kind: 'category';
  rows: number;
  classes: readonly string[];
  confusion: ConfusionMatrix;
  perClass: PerClass;
  /** One curve for two classes (of the second), one for each of more. */
  roc: readonly RocCurve[];
  calibration: Calibration;
}

export interface NumberDiagnosis {
  kind: 'number';
  rows: number;
  /** One for each target column. */
  columns: readonly Residuals[];
}

export type Diagnosis = ClassDiagnosis | NumberDiagnosis;

/** Predictions and truth of some rows, both [rows, outputs] in the units of the target (as `predict` gives them). */
export interface Predictions {
  yHat: Real;
  y: Real;
  rows: number;
  outputs: number;
}

/** Everything that suits the target, as plain data whose size does not grow with the rows. */
export const diagnose = ({ yHat, y, rows, outputs }: Predictions, target: Target): Diagnosis => {
  if (target.kind === 'number') {
    const columns = target.names.map((name, col) => residuals(name, yHat, y, { rows, cols: outputs, col }));
    return { kind: 'number', rows, columns };
  }
  const matrix = confusion(yHat, y, rows, outputs);
  return {
    kind: 'category',
    rows,
    classes: target.classes,
    confusion: matrix,
    perClass: perClass(matrix),
    roc: roc(yHat, y, rows, outputs),
    calibration: calibration(yHat, y, rows, outputs),
  };
};
