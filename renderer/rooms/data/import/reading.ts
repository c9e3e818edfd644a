import { datePatterns, type Dialect, type ReadOptions } from '@deepwright/engine';
import type { ReadChange } from '../../../stores/importing.svelte';

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

const encodings: readonly Choice[] = ['UTF-8', 'UTF-16 LE', 'UTF-16 BE', 'Windows-1252'].map((name) => ({
  value: name,
  label: name,
}));

const decimals: readonly Choice[] = [
  { value: '.', label: 'point' },
  { value: ',', label: 'comma' },
];

const headers: readonly Choice[] = [
  { value: 'yes', label: 'line 1' },
  { value: 'no', label: 'none' },
];

const noDates: Choice = { value: '', label: 'none found' };
const dateFormats: readonly Choice[] = datePatterns.map((pattern) => ({ value: pattern, label: pattern }));

/** A sign that is not on the list (it was sniffed, or stands in a project) is offered too. */
const including = (choices: readonly Choice[], value: string): readonly Choice[] =>
  choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: value }];

/** One of the settings of reading: what it is now, what it can be, and the options that say so. */
export interface Setting {
  key: keyof ReadOptions;
  title: string;
  value: string;
  choices: readonly Choice[];
  options: (value: string) => ReadChange;
}

export const settingsOfReading = (dialect: Dialect): readonly Setting[] => {
  const { delimiter, quote, encoding, decimal, header, dateFormat } = dialect;
  const setting = (key: keyof ReadOptions, title: string, value: string, choices: readonly Choice[]): Setting => ({
    key,
    title,
    value,
    choices: including(choices, value),
    options: (next) => ({ [key]: next }),
  });
  return [
    setting('delimiter', 'Delimiter', delimiter, delimiters),
    setting('quote', 'Quote', quote, quotes),
    setting('encoding', 'Encoding', encoding, encodings),
    setting('decimal', 'Decimal', decimal, decimals),
    {
      ...setting('header', 'Header', header ? 'yes' : 'no', headers),
      options: (value) => ({ header: value === 'yes' }),
    },
    setting('dateFormat', 'Dates', dateFormat ?? '', dateFormat === null ? [noDates, ...dateFormats] : dateFormats),
  ];
};

/** How a file is read, in one line: "delimiter comma, quote ", …". */
export const readingText = (dialect: Dialect): string =>
  settingsOfReading(dialect)
    .filter(({ value, key }) => value !== '' || key !== 'dateFormat')
    .map(
      ({ title, value, choices }) =>
        `${title.toLowerCase()} ${choices.find((choice) => choice.value === value)?.label ?? value}`,
    )
    .join(', ');

/** No text but an empty cell stands for no value. */
const onlyEmpty = '""';

/** Texts that mean missing, as they are typed: with commas between them; nothing typed is the usual ones. */
export const missingFrom = (typed: string): readonly string[] | undefined => {
  if (typed.trim() === onlyEmpty) return [];
  const texts = typed
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  return texts.length > 0 ? texts : undefined;
};

export const missingText = (missing: readonly string[] | undefined): string =>
  missing?.length === 0 ? onlyEmpty : (missing ?? []).join(', ');
