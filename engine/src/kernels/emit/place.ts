import type { Operand } from '../parse-formula';

/** The text that reads four numbers of an operand, and the one that writes them, at one place of a loop. */
export interface Place {
  read: (operand: Operand) => string;
  write: (operand: Operand, value: string) => string;
}

/** What an operand's address is called in the code. */
export const base = ({ name }: Operand): string => `${name}$`;

/** What the number that an operand has for the row at hand is called, four times in a vector. */
export const rowValue = ({ name }: Operand): string => `${name}$row`;

/** Four numbers, `offset` bytes behind an address. */
export const whole = (address: (operand: Operand) => string, offset: number): Place => ({
  read: (operand) => (operand.per === 'row' ? rowValue(operand) : `v128.load(${address(operand)}, ${offset})`),
  write: (operand, value) => `v128.store(${address(operand)}, ${value}, ${offset});`,
});

/** The same where at most `count` are left, perhaps fewer than four. */
export const part = (address: (operand: Operand) => string, offset: number, count: string): Place => ({
  read: (operand) =>
    operand.per === 'row' ? rowValue(operand) : `loadPart(${address(operand)} + ${offset}, ${count})`,
  write: (operand, value) => `storePart(${address(operand)} + ${offset}, ${value}, ${count});`,
});
