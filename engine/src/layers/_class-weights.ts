import type { Real } from '../kernels/real';
import type { ParamRecord } from '../params/param';
import type { DataFacts, Target } from './_layer';

/**
 * What each class's loss is multiplied by, in the target's order; null when all count once.
 * Balanced: m/(C·mᶜ), so that every class has the same say; a class without train rows counts once.
 */
export const classWeightsOf = (p: ParamRecord, { target, classCounts }: DataFacts): Float64Array | null => {
  if (target.kind !== 'category' || p['classWeights'] === undefined || p['classWeights'] === 'none') return null;
  const weights = new Float64Array(target.classes.length).fill(1);
  if (p['classWeights'] === 'balanced') {
    const rows = classCounts.reduce((sum, count) => sum + count, 0);
    classCounts.forEach((count, c) => (weights[c] = count > 0 ? rows / (classCounts.length * count) : 1));
    return weights;
  }
  // The plan has refused classes that do not exist.
  for (const [c, weight] of p['weightTable'] as readonly (readonly number[])[]) {
    weights[c!] = weight!;
  }
  return weights;
};

/** Each row's weight Σ wᶜ·yᶜ from its encoded target [rows, cols]; one column is the share of the second class. */
export const weighRows = (classes: Float64Array, target: Real, weight: Real, rows: number, cols: number): void => {
  for (let r = 0; r < rows; r++) {
    if (cols === 1) {
      weight[r] = classes[0]! * (1 - target[r]!) + classes[1]! * target[r]!;
      continue;
    }
    let sum = 0;
    for (let j = 0; j < cols; j++) sum += classes[j]! * target[r * cols + j]!;
    weight[r] = sum;
  }
};

/** What is wrong with the weights that were asked for, in words; null when nothing is. */
export const classWeightProblem = (p: ParamRecord, target: Target): string | null => {
  if (p['classWeights'] === undefined || p['classWeights'] === 'none') return null;
  if (target.kind === 'number') return 'Class weights need a target of classes; this one is numbers.';
  if (p['classWeights'] !== 'given') return null;
  const count = target.classes.length;
  const rows = p['weightTable'] as readonly (readonly number[])[];
  const stranger = rows.find(([c]) => !Number.isInteger(c) || c! >= count);
  return stranger
    ? `Weights are given by class, from 0 to ${count - 1}; ‘${target.name}’ has no class ${stranger[0]}.`
    : null;
};
