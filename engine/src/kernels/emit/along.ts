import type { Operand } from '../parse-formula';
import { base, part, whole } from './place';
import { block, lanes, newLanes, rowValues, step, type Address, type Lines, type Task } from './step';

/** Loops along numbers that lie one behind the other, as lines of AssemblyScript. */

/** From byte `at` to byte `end`: eight elements at a time, then those that are left, each half of them by itself. */
const along = (task: Task, address: Address): string[] => {
  const halves = [lanes.slice(0, 2), lanes.slice(2)] as const;
  const last = (offset: number, count: string, half: Lines): string[] =>
    block(`if (${count} > 0)`, step(task, part(address, offset, count), half, count));
  const eight = block(
    'while (at + 32 <= end)',
    ...halves.map((half, i) => block('', step(task, whole(address, 16 * i), half))),
    ['at += 32;'],
  );
  if (task.formula.sums.length === 0) {
    const rest = ['const left = <i32>(end - at) >> 2;', ...step(task, part(address, 0, 'left'), []), 'at += 16;'];
    return [...eight, ...block('while (at < end)', rest)];
  }
  return [
    ...newLanes(task, lanes),
    ...eight,
    'const left = <i32>(end - at) >> 2;',
    ...halves.flatMap((half, i) => last(16 * i, i === 0 ? 'left' : 'left - 4', half)),
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
