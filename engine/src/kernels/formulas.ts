import { formula } from './formula';

/** Formulas that several concepts share: moving, adding, scaling. */

export const copy = formula('a, out', 'out = a');
export const add = formula('a, out', 'out = out + a');
/** Adds a bias to every row. */
export const addRow = formula('out, bias[j]', 'out = out + bias[j]');
export const sumRows = formula('a, out[j]', 'out[j] = sum(a)');
export const scale = formula('out; factor', 'out = out * factor');
export const divide = formula('out; by', 'out = out / by');
/** Takes a share away. As a factor, 1 − share would lose the digits of a small share in float32. */
export const shrink = formula('out; share', 'out = out - share * out');
export const multiply = formula('a, out', 'out = out * a');
export const product = formula('a, b, out', 'out = a * b');

export const sharedFormulas = { copy, add, addRow, sumRows, scale, divide, shrink, multiply, product };
