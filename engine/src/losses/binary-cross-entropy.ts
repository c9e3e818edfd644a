import { defineLoss } from './_loss';
import { residual } from './_residual';

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
  total: (z, _yHat, target, rows, cols, weight) => {
    let sum = 0;
    for (let i = 0; i < rows * cols; i++) {
      const zi = z[i]!;
      const each = weight ? weight[Math.floor(i / cols)]! : 1;
      sum += each * ((zi > 0 ? zi : 0) - zi * target[i]! + Math.log(1 + Math.exp(zi > 0 ? -zi : zi)));
    }
    return sum;
  },
  gradient: (_z, yHat, target, dz, rows, cols, weight) => residual(yHat, target, dz, rows, cols, weight, 1 / rows),
});
