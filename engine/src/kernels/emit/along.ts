import type { Operand } from '../parse-formula';
import { base, part, whole } from './place';
import { block, lanes, newLanes, rowValues, step, type Address, type Lines, type Task } from './step';

/** Loops along numbers that lie one behind the other, as lines of AssemblyScript. */

/** From byte `at` to byte `end`: eight elements at a time, then those that are left. */
const along = (task: Task, address: Address): string[] => {
  const firstHalf = lanes.slice(0, 2);
  const secondHalf = lanes.slice(2);
  const last = (offset: number, count: string, half: Lines): string[] =>
    block(`if (${count} > 0)`, step(task, part(address, offset, count), half, count));
  return [
    ...newLanes(task, lanes),
    ...block(
      'while (at + 32 <= end)',
      block('', step(task, whole(address, 0), firstHalf)),
      block('', step(task, whole(address, 16), secondHalf)),
      ['at += 32;'],
    ),
    'const left = <i32>(end - at) >> 2;',
    ...last(0, 'left', firstHalf),
    ...last(16, 'left - 4', secondHalf),
  ];
};

export const alongElements = (task: Task): string[] => along(task, (operand) => `${base(operand)} + at`);

const isColumn = ({ per }: Operand): boolean => per === 'column';
const shifted = ({ name }: Operand): string => `${name}$shifted`;

/** Along row i. Addresses of columns are shifted by where it begins, so that `at` leads to them too. */
export const alongRow = (task: Task): string[] => [
  'let at = <usize>i * bytes;',
  'const end = at + bytes;',
  ...task.formula.operands.filter(isColumn).map((operand) => `const ${shifted(operand)} = ${base(operand)} - at;`),
  ...rowValues(task),
  ...along(task, (operand) => `${isColumn(operand) ? shifted(operand) : base(operand)} + at`),
];

/** The sum over what a loop went along. */
export const lineSum = (s: number): string => `total(${lanes.map((lane) => `${lane}${s}`).join(', ')})`;
