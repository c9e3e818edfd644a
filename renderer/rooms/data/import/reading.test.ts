import type { Dialect } from '@deepwright/engine';
import { describe, expect, it } from 'vitest';
import { missingFrom, missingText, readingText, settingsOfReading } from './reading';

const dialect: Dialect = {
  delimiter: ';',
  quote: '"',
  header: true,
  encoding: 'Windows-1252',
  decimal: ',',
  dateFormat: null,
};
const setting = (key: string, over: Partial<Dialect> = {}) =>
  settingsOfReading({ ...dialect, ...over }).find((each) => each.key === key)!;

describe('the settings of reading', () => {
  it('say what was found, and it is among the choices', () => {
    for (const { value, choices } of settingsOfReading(dialect))
      expect(choices.map((one) => one.value)).toContain(value);
  });

  it('offer a sign that is on no list', () => {
    expect(setting('delimiter', { delimiter: '§' }).choices).toContainEqual({ value: '§', label: '§' });
  });

  it('become options of reading', () => {
    expect(setting('header').options('no')).toEqual({ header: false });
    expect(setting('decimal').options('.')).toEqual({ decimal: '.' });
    expect(setting('dateFormat').options('MM/dd/yyyy')).toEqual({ dateFormat: 'MM/dd/yyyy' });
  });

  it('offer "none found" for dates only where there are none', () => {
    expect(setting('dateFormat').choices[0]).toEqual({ value: '', label: 'none found' });
    const dated = setting('dateFormat', { dateFormat: 'dd.MM.yyyy' });
    expect(dated.value).toBe('dd.MM.yyyy');
    expect(dated.choices.map(({ value }) => value)).not.toContain('');
  });

  it('are told in one line', () => {
    expect(readingText(dialect)).toBe(
      'delimiter semicolon, quote ", encoding Windows-1252, decimal comma, header line 1',
    );
    expect(readingText({ ...dialect, quote: '', dateFormat: 'dd.MM.yyyy' })).toMatch(/quote none.*dates dd\.MM\.yyyy$/);
  });
});

describe('texts that mean missing', () => {
  it('are typed with commas between them; nothing typed is the usual ones', () => {
    expect(missingFrom(' NA, -999 ,,n. a.')).toEqual(['NA', '-999', 'n. a.']);
    expect(missingFrom(' , ')).toBeUndefined();
  });

  it('can be none but the empty cell', () => {
    expect(missingFrom(' "" ')).toEqual([]);
  });

  it.each([[undefined], [[]], [['NA', '?']]])('come back as they were: %j', (missing) => {
    expect(missingFrom(missingText(missing))).toEqual(missing);
  });
});
