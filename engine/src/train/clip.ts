import { scale } from '../kernels/formulas';
import type { Kernels } from '../kernels/kernels';
import type { Real } from '../kernels/real';

/**
 * Shortens a gradient longer than `longest` to that length, keeping its direction; gives its length before.
 * The length is ‖g‖₂ over all trained numbers, penalties included (Pascanu et al. 2013).
 */
export const clipGradient = (kernels: Kernels, gradient: Real, longest: number): number => {
  const norm = Math.sqrt(kernels.sumOfSquares(gradient, gradient.length));
  if (norm <= longest) return norm;
  kernels.each(scale, 1, gradient.length, gradient, longest / norm);
  return norm;
};
