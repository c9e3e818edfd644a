import { base, part, whole, type Place } from './place';
import { block, lanes, newLanes, rowValues, step, type Address, type Task } from './step';

/** Loops down columns, eight of them side by side and then fewer, as lines of AssemblyScript. */

/** The two lanes of vector v, of each sum. */
const lanesOf = (v: number): string[] => lanes.slice(2 * v, 2 * v + 2);

/** Vectors of columns from byte `first` of each row on, at one place each; `store` writes a vector of sums. */
const down = (
  task: Task,
  places: readonly Place[],
  store: (at: string, sums: string, v: number) => string,
): string[] => {
  const all = places.flatMap((_, v) => lanesOf(v));
  const sumsOf = (v: number, s: number): string => `narrow(${lanesOf(v).map((lane) => `${lane}${s}`)})`;
  return [
    'const first = <usize>j << 2;',
    ...newLanes(task, all),
    'let at = first;',
    ...block(
      'for (let i = 0; i < rows; i++)',
      rowValues(task),
      ...places.map((place, v) => block('', step(task, place, lanesOf(v)))),
      ['at += bytes;'],
    ),
    ...task.formula.sums.flatMap(({ target }, s) => places.map((_, v) => store(`${target}$ + first`, sumsOf(v, s), v))),
  ];
};

const address: Address = (operand) => `${base(operand)} + ${operand.per === 'column' ? 'first' : 'at'}`;

export const downColumns = (task: Task): string[] => [
  'let j = share(cols, 16, part, parts);',
  'const last = share(cols, 16, part + 1, parts);',
  ...block(
    'while (j + 8 <= last)',
    down(task, [whole(address, 0), whole(address, 16)], (at, sums, v) => `v128.store(${at}, ${sums}, ${16 * v});`),
    ['j += 8;'],
  ),
  ...block(
    'while (j < last)',
    ['const left = last - j;'],
    down(task, [part(address, 0, 'left')], (at, sums) => `storePart(${at}, ${sums}, left);`),
    ['j += 4;'],
  ),
  'return 0;',
];
