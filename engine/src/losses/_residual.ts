import type { Real } from '../kernels/real';

/** dz = scale·weight·(ŷ − y): the gradient of each loss here, fused with the activation that belongs to it (T69). */
export const residual = (
  yHat: Real,
  target: Real,
  dz: Real,
  rows: number,
  cols: number,
  weight: Real | null,
  scale: number,
): void => {
  if (!weight) {
    for (let i = 0; i < rows * cols; i++) dz[i] = scale * (yHat[i]! - target[i]!);
    return;
  }
  for (let r = 0, i = 0; r < rows; r++) {
    const weighted = scale * weight[r]!;
    for (let j = 0; j < cols; j++, i++) dz[i] = weighted * (yHat[i]! - target[i]!);
  }
};
