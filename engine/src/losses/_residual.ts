import { formula } from '../kernels/formula';
import type { Kernels } from '../kernels/kernels';
import type { Real } from '../kernels/real';

const plain = formula('yHat, y, dz; scale', 'dz = scale * (yHat - y)');
const weighted = formula('yHat, y, weight[i], dz; scale', 'dz = scale * weight * (yHat - y)');

export const residualFormulas = { residual: plain, weightedResidual: weighted } as const;

/** dz = scale·weight·(ŷ − y): the gradient of each loss here, fused with the activation that belongs to it (T69). */
export const residual = (
  k: Kernels,
  yHat: Real,
  target: Real,
  dz: Real,
  rows: number,
  cols: number,
  weight: Real | null,
  scale: number,
): void => {
  if (weight) k.each(weighted, rows, cols, yHat, target, weight, dz, scale);
  else k.each(plain, rows, cols, yHat, target, dz, scale);
};
