import { defineLoss } from './_loss';
import { residual } from './_residual';

/**
 * L = −Σ yⱼ·log ŷⱼ with ŷ = softmax(z), computed from z by log-sum-exp with the maximum subtracted.
 * dz = (ŷ − y)/rows (T69).
 */
export default defineLoss({
  kind: 'categorical-cross-entropy',
  title: 'Cross-entropy',
  formula: 'L = -\\sum_j y_j \\log \\hat y_j',
  help: 'How surprised the network is by the true class. The output is one softmax unit for each class.',
  activation: 'softmax',
  needs: 'a target with two or more classes',
  outputs: (target) => (target.kind === 'category' && target.classes.length >= 2 ? target.classes.length : null),
  total: (z, _yHat, target, rows, cols, weight) => {
    let sum = 0;
    for (let r = 0; r < rows; r++) {
      const at = r * cols;
      let max = -Infinity;
      for (let j = 0; j < cols; j++) if (z[at + j]! > max) max = z[at + j]!;
      let exps = 0;
      for (let j = 0; j < cols; j++) exps += Math.exp(z[at + j]! - max);
      const logSum = max + Math.log(exps);
      const each = weight ? weight[r]! : 1;
      for (let j = 0; j < cols; j++) sum += each * target[at + j]! * (logSum - z[at + j]!);
    }
    return sum;
  },
  gradient: (_z, yHat, target, dz, rows, cols, weight) => residual(yHat, target, dz, rows, cols, weight, 1 / rows),
});
