import type { Operand, ParsedFormula } from '../parse-formula';
import { Body } from './body';
import { base, part, rowValue, whole, type Place } from './place';

/** The loops around a formula's body, as lines of AssemblyScript: along numbers, over rows and blocks, down columns. */

/** A formula on its way to be written, and what it needs worked out before its loops. */
export interface Task {
  formula: ParsedFormula;
  fixed: Map<string, string>;
}

type Lines = readonly string[];

const block = (head: string, ...body: Lines[]): string[] => [
  `${head.trim()} {`.trim(),
  ...body.flat().map((line) => `  ${line}`),
  '}',
];

/** Eight lanes in double for each sum; `low` and `high` fill two of them from one vector. */
const lanes = ['a', 'b', 'c', 'd'];
const newLanes = ({ formula }: Task, names: Lines): string[] =>
  formula.sums.flatMap((_, s) => names.map((lane) => `let ${lane}${s} = f64x2.splat(0);`));

/** One vector of a loop: its body, and its part of the sums; `shorten` makes what is beyond the end count 0. */
const step = ({ formula, fixed }: Task, place: Place, pair: Lines, shorten = (value: string) => value): string[] => {
  const body = new Body(formula, place, fixed);
  const summed = body.summed().flatMap((value, s) => [
    `const sum${s} = ${shorten(value)};`,
    `${pair[0]}${s} = f64x2.add(${pair[0]}${s}, low(sum${s}));`,
    `${pair[1]}${s} = f64x2.add(${pair[1]}${s}, high(sum${s}));`,
  ]);
  return [...body.lines, ...summed];
};

/** Along numbers that lie one behind the other, from byte `at` to byte `end`; `address` leads to that at `at`. */
const along = (task: Task, address: (operand: Operand) => string): string[] => {
  const last = (offset: number, count: string, pair: Lines): string[] =>
    block(
      `if (${count} > 0)`,
      step(task, part(address, offset, count), pair, (value) => `keep(${value}, ${count})`),
    );
  return [
    ...newLanes(task, lanes),
    ...block(
      'while (at + 32 <= end)',
      block('', step(task, whole(address, 0), lanes.slice(0, 2))),
      block('', step(task, whole(address, 16), lanes.slice(2))),
      ['at += 32;'],
    ),
    'const left = <i32>(end - at) >> 2;',
    ...last(0, 'left', lanes.slice(0, 2)),
    ...last(16, '(left - 4)', lanes.slice(2)),
  ];
};

const laneTotal = (s: number): string => `total(${lanes.map((lane) => `${lane}${s}`).join(', ')})`;

const alongElements = (task: Task): string[] => along(task, (operand) => `${base(operand)} + at`);

/** Row `i`. The addresses of columns are shifted, so that `at` leads to them as well. */
const alongRow = (task: Task): string[] => {
  const { operands } = task.formula;
  const column = (operand: Operand): string => `${operand.name}$shifted`;
  return [
    'let at = <usize>i * bytes;',
    'const end = at + bytes;',
    ...operands.filter(({ per }) => per === 'column').map((each) => `const ${column(each)} = ${base(each)} - at;`),
    ...rowValues(task),
    ...along(task, (operand) => `${operand.per === 'column' ? column(operand) : base(operand)} + at`),
  ];
};

const rowValues = ({ formula }: Task): string[] =>
  formula.operands
    .filter(({ name, per }) => per === 'row' && !formula.sums.some(({ target }) => target === name))
    .map((operand) => `const ${rowValue(operand)} = v128.load_splat<u32>(${base(operand)} + (<usize>i << 2));`);

const ofThisPart = (index: string, count: string, each: number): string =>
  `for (let ${index} = share(${count}, ${each}, part, parts), last = share(${count}, ${each}, part + 1, parts); ${index} < last; `;

/** Elements alone: rows do not matter. */
const eachElement = (task: Task): string[] => [
  'const n = rows * cols;',
  'let at = <usize>share(n, 16, part, parts) << 2;',
  'const end = <usize>share(n, 16, part + 1, parts) << 2;',
  ...alongElements(task),
  'return 0;',
];

const eachRow = (task: Task): string[] => [
  ...block(
    `${ofThisPart('i', 'rows', 1)}i++)`,
    alongRow(task),
    task.formula.sums.map(({ target }, s) => `store<f32>(${target}$ + (<usize>i << 2), <f32>${laneTotal(s)});`),
  ),
  'return 0;',
];

const totalOfElements = (task: Task): string[] => [
  'const n = rows * cols;',
  'const each = elementsPerBlock(n);',
  'const blocks = ceilDiv(n, each);',
  ...block(
    `${ofThisPart('block', 'blocks', 1)}block++)`,
    ['let at = <usize>(block * each) << 2;', 'const end = <usize>min(n, (block + 1) * each) << 2;'],
    alongElements(task),
    [`setPartial(block, ${laneTotal(0)});`],
  ),
  'return blocks;',
];

const totalOfRows = (task: Task): string[] => [
  'const each = rowsPerBlock(rows);',
  'const blocks = ceilDiv(rows, each);',
  ...block(
    `${ofThisPart('block', 'blocks', 1)}block++)`,
    ['const end = min(rows, (block + 1) * each);', 'let sum: f64 = 0;'],
    block('for (let i = block * each; i < end; i++)', alongRow(task), [`sum += ${laneTotal(0)};`]),
    ['setPartial(block, sum);'],
  ),
  'return blocks;',
];

/** Some columns from byte `first` of a row, down all rows: `places` are the vectors of them, each with lanes of its own. */
const downColumns = (task: Task, places: readonly ((address: (operand: Operand) => string) => Place)[], store: (address: string, value: string, v: number) => string): string[] => {
  const address = (operand: Operand): string => `${base(operand)} + ${operand.per === 'column' ? 'first' : 'at'}`;
  const pairs = places.map((_, v) => lanes.slice(2 * v, 2 * v + 2));
  return [
    ...newLanes(task, pairs.flat()),
    'let at = first;',
    ...block(
      'for (let i = 0; i < rows; i++)',
      rowValues(task),
      ...places.map((place, v) => block('', step(task, place(address), pairs[v]!))),
      ['at += bytes;'],
    ),
    ...task.formula.sums.flatMap(({ target }, s) =>
      pairs.map((pair, v) => store(`${target}$ + first`, `narrow(${pair.map((lane) => `${lane}${s}`).join(', ')})`, v)),
    ),
  ];
};
