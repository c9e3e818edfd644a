import { defineLoss } from './_loss';
import { residual, residualFormulas } from './_residual';

/**
 * L = −Σ yⱼ·log ŷⱼ with ŷ = softmax(z): log ŷⱼ is taken from z, less log-sum-exp, so that it is finite where ŷⱼ has vanished.
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
  formulas: residualFormulas,
  total: (k, z, yHat, target, rows, cols, weight) => k.softmaxCrossEntropy(z, yHat, target, weight, rows, cols),
  gradient: (k, _z, yHat, target, dz, rows, cols, weight) =>
    residual(k, yHat, target, dz, rows, cols, weight, 1 / rows),
});
