import { formula } from '../kernels/formula';
import { defineLoss } from './_loss';
import { residual, residualFormulas } from './_residual';

const total = formula('yHat, y', 'd = yHat - y; sum(d * d)');
const weightedTotal = formula('yHat, y, weight[i]', 'd = yHat - y; sum(weight * d * d)');

/** L = Σ over outputs of (ŷ − y)², without the ½ some texts put in front; J is the mean over rows. */
export default defineLoss({
  kind: 'squared-error',
  title: 'Squared error',
  formula: 'L = \\sum_j (\\hat y_j - y_j)^2',
  help: 'The squared distance between prediction and target, for a target that is a number. There is no ½ in front.',
  activation: 'linear',
  needs: 'a target that is a number',
  outputs: (target) => (target.kind === 'number' ? target.names.length : null),
  formulas: { total, weightedTotal, ...residualFormulas },
  total: (k, _z, yHat, target, rows, cols, weight) =>
    weight ? k.each(weightedTotal, rows, cols, yHat, target, weight) : k.each(total, rows, cols, yHat, target),
  gradient: (k, _z, yHat, target, dz, rows, cols, weight) =>
    residual(k, yHat, target, dz, rows, cols, weight, 2 / rows),
});
