import { formula } from '../kernels/formula';
import { defineLoss } from './_loss';
import { residual, residualFormulas } from './_residual';

/**
 * u = 1 + e has lost what of e is below its last digit; log(u)·e/(u − 1) gives that back, so that the cost of a row
 * that is nearly sure is e and not 0 in float32 (Kahan's log(1 + e)).
 */
const each = 'e = exp(-abs(z)); u = 1 + e; rest = u == 1 ? e : log(u) * e / (u - 1); loss = max(z, 0) - z * y + rest';
const total = formula('z, y', `${each}; sum(loss)`);
const weightedTotal = formula('z, y, weight[i]', `${each}; sum(weight * loss)`);

/**
 * L = −y·log ŷ − (1 − y)·log(1 − ŷ) with ŷ = σ(z), computed from z as max(z, 0) − z·y + log(1 + e^−|z|),
 * which neither overflows nor loses digits. dz = (ŷ − y)/rows.
 */
export default defineLoss({
  kind: 'binary-cross-entropy',
  title: 'Binary cross-entropy',
  formula: 'L = -y \\log \\hat y - (1 - y) \\log (1 - \\hat y)',
  help: 'How surprised the network is by the true one of two classes. The output is one sigmoid unit.',
  activation: 'sigmoid',
  needs: 'a target with two classes',
  outputs: (target) => (target.kind === 'category' && target.classes.length === 2 ? 1 : null),
  formulas: { total, weightedTotal, ...residualFormulas },
  total: (k, z, _yHat, target, rows, cols, weight) =>
    weight ? k.each(weightedTotal, rows, cols, z, target, weight) : k.each(total, rows, cols, z, target),
  gradient: (k, _z, yHat, target, dz, rows, cols, weight) =>
    residual(k, yHat, target, dz, rows, cols, weight, 1 / rows),
});
