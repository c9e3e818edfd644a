import { defineLoss } from './_loss';
import { residual } from './_residual';

/** L = Σ over outputs of (ŷ − y)², without the ½ some texts put in front; J is the mean over rows. */
export default defineLoss({
  kind: 'squared-error',
  title: 'Squared error',
  formula: 'L = \\sum_j (\\hat y_j - y_j)^2',
  help: 'The squared distance between prediction and target, for a target that is a number. There is no ½ in front.',
  activation: 'linear',
  needs: 'a target that is a number',
  outputs: (target) => (target.kind === 'number' ? target.names.length : null),
  total: (_z, yHat, target, rows, cols, weight) => {
    let sum = 0;
    for (let i = 0; i < rows * cols; i++) {
      const d = yHat[i]! - target[i]!;
      sum += (weight ? weight[Math.floor(i / cols)]! : 1) * d * d;
    }
    return sum;
  },
  gradient: (_z, yHat, target, dz, rows, cols, weight) => residual(yHat, target, dz, rows, cols, weight, 2 / rows),
});
