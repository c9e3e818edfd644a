import type { Operand } from '../parse-formula';
import { base, part, whole } from './place';
import { block, lanes, newLanes, rowValues, step, type Address, type Lines, type Task } from './step';

/** Loops along numbers that lie one behind the other, as lines of AssemblyScript. */

/** As many whole vectors at a time as `lanesOf` has entries: the lanes of the sums that each of them fills. */
const several = (task: Task, address: Address, lanesOf: readonly Lines[]): string[] => {
  const bytes = 16 * lanesOf.length;
  return block(
    `while (at + ${bytes} <= end)`,
    ...lanesOf.map((names, v) => block('', step(task, whole(address, 16 * v), names))),
    [`at += ${bytes};`],
  );
};

/** Sixteen elements at a time, since a short formula costs no more than the loop around it; then those that are left. */
const alongPlain = (task: Task, address: Address): string[] => [
  ...several(task, address, [[], [], [], []]),
  ...block('while (at < end)', ['const left = <i32>(end - at) >> 2;'], step(task, part(address, 0, 'left'), []), [
    'at += 16;',
  ]),
];

/** Eight elements at a time, one for each lane; then those that are left, each half of them by itself. */
const alongSums = (task: Task, address: Address): string[] => {
  const halves = [lanes.slice(0, 2), lanes.slice(2)] as const;
  const last = (offset: number, count: string, half: Lines): string[] =>
    block(`if (${count} > 0)`, step(task, part(address, offset, count), half, count));
  return [
    ...newLanes(task, lanes),
    ...several(task, address, halves),
    'const left = <i32>(end - at) >> 2;',
    ...last(0, 'left', halves[0]),
    ...last(16, 'left - 4', halves[1]),
  ];
};

/** From byte `at` to byte `end`. */
const along = (task: Task, address: Address): string[] =>
  task.formula.sums.length === 0 ? alongPlain(task, address) : alongSums(task, address);

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
