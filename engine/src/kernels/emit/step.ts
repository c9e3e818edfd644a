import type { Operand, ParsedFormula } from '../parse-formula';
import { Body } from './body';
import { base, rowValue, type Place } from './place';

/** A formula on its way to be written, and the values to be worked out before its loops. */
export interface Task {
  formula: ParsedFormula;
  fixed: Map<string, string>;
}

export type Lines = readonly string[];
export type Address = (operand: Operand) => string;

/** A head and the lines between its braces. */
export const block = (head: string, ...body: Lines[]): string[] => [
  `${head} {`.trim(),
  ...body.flat().map((line) => `  ${line}`),
  '}',
];

/** The eight lanes of a sum, in double: two are filled from half a vector each. */
export const lanes = ['a', 'b', 'c', 'd'];

/** Lanes that begin at 0, for each sum of the formula. */
export const newLanes = ({ formula }: Task, names: Lines): string[] =>
  formula.sums.flatMap((_, s) => names.map((lane) => `let ${lane}${s} = f64x2.splat(0);`));

/** One vector's part of a loop. `count`: only so many of its elements count in sums. */
export const step = ({ formula, fixed }: Task, place: Place, [first, second]: Lines, count?: string): string[] => {
  const body = new Body(formula, place, fixed);
  const sums = body
    .summed()
    .flatMap((value, s) => [
      `const sum${s} = ${count === undefined ? value : `keep(${value}, ${count})`};`,
      `${first}${s} = f64x2.add(${first}${s}, low(sum${s}));`,
      `${second}${s} = f64x2.add(${second}${s}, high(sum${s}));`,
    ]);
  return [...body.lines, ...sums];
};

/** What has one number for row i, read before its elements. */
export const rowValues = ({ formula }: Task): string[] =>
  formula.operands
    .filter(({ name, per }) => per === 'row' && !formula.sums.some(({ target }) => target === name))
    .map((operand) => `const ${rowValue(operand)} = v128.load_splat<u32>(${base(operand)} + (<usize>i << 2));`);
