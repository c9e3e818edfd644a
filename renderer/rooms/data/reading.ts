import type { Dialect, ReadOptions } from '@deepwright/engine';

/** The ways a text file can be read, in words. */

export interface Choice {
  value: string;
  label: string;
}

const delimiters: readonly Choice[] = [
  { value: ',', label: 'comma' },
  { value: ';', label: 'semicolon' },
  { value: '\t', label: 'tab' },
  { value: '|', label: 'bar |' },
  { value: ' ', label: 'space' },
];

const quotes: readonly Choice[] = [
  { value: '"', label: '"' },
  { value: "'", label: "'" },
  { value: '', label: 'none' },
];

const decimals: readonly Choice[] = [
  { value: '.', label: 'point' },
  { value: ',', label: 'comma' },
];

const headers: readonly Choice[] = [
  { value: 'yes', label: 'line 1' },
  { value: 'no', label: 'none' },
];

/** A sign that is not on the list (it was sniffed, or stands in a project) is offered too. */
const including = (choices: readonly Choice[], value: string): readonly Choice[] =>
  choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: value }];

/** One of the settings of reading: what it is now, what it can be, and the options that say so. */
export interface Setting {
  title: string;
  value: string;
  choices: readonly Choice[];
  options: (value: string) => ReadOptions;
}

export const settingsOfReading = ({ delimiter, quote, decimal, header }: Dialect): readonly Setting[] => [
  {
    title: 'Delimiter',
    value: delimiter,
    choices: including(delimiters, delimiter),
    options: (value) => ({ delimiter: value }),
  },
  { title: 'Quote', value: quote, choices: including(quotes, quote), options: (value) => ({ quote: value }) },
  {
    title: 'Decimal',
    value: decimal,
    choices: decimals,
    options: (value) => ({ decimal: value === ',' ? ',' : '.' }),
  },
  {
    title: 'Header',
    value: header ? 'yes' : 'no',
    choices: headers,
    options: (value) => ({ header: value === 'yes' }),
  },
];
