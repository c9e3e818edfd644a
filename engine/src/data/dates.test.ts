import { describe, expect, it } from 'vitest';
import { datePatterns, dateReader, dateText, readIsoDate } from './dates';

const utc = (text: string): number => Date.parse(text);

describe('dateReader', () => {
  it.each([
    ['yyyy-MM-dd', '2024-02-29', '2024-02-29T00:00:00Z'],
    ['yyyy-MM-dd', '2024-02-29 13:45', '2024-02-29T13:45:00Z'],
    ['yyyy-MM-dd', '2024-02-29T13:45:10.250Z', '2024-02-29T13:45:10.250Z'],
    ['yyyy-MM-dd', '2024-02-29T13:45:10+02:00', '2024-02-29T11:45:10Z'],
    ['yyyy-MM-dd', '1899-12-31', '1899-12-31T00:00:00Z'],
    ['yyyy/MM/dd', '2024/2/9', '2024-02-09T00:00:00Z'],
    ['dd.MM.yyyy', '9.2.2024', '2024-02-09T00:00:00Z'],
    ['dd/MM/yyyy', '09/02/2024 08:05:01', '2024-02-09T08:05:01Z'],
    ['MM/dd/yyyy', '09/02/2024', '2024-09-02T00:00:00Z'],
    ['dd MMM yyyy', '3 March 2021', '2021-03-03T00:00:00Z'],
    ['dd MMM yyyy', '03-Mar-2021', '2021-03-03T00:00:00Z'],
    ['MMM dd, yyyy', 'Dec 25, 1999', '1999-12-25T00:00:00Z'],
    ['dd.MM.yy', '01.01.69', '1969-01-01T00:00:00Z'],
    ['dd.MM.yy', '01.01.68', '2068-01-01T00:00:00Z'],
  ])('%s reads %s', (pattern, text, expected) => {
    expect(dateReader(pattern)!(text)).toBe(utc(expected));
  });

  it.each([
    ['yyyy-MM-dd', '2023-02-29'],
    ['yyyy-MM-dd', '2024-13-01'],
    ['yyyy-MM-dd', '2024-01-01 24:00'],
    ['yyyy-MM-dd', '12'],
    ['dd/MM/yyyy', '02/13/2024'],
    ['dd.MM.yyyy', '31.04.2024'],
    ['yyyy-MM-dd', ''],
  ])('%s refuses %s', (pattern, text) => {
    expect(dateReader(pattern)!(text)).toBeNaN();
  });

  it('knows every pattern it names, and no other', () => {
    for (const pattern of datePatterns) expect(dateReader(pattern)).not.toBeNull();
    expect(dateReader('constructor')).toBeNull();
  });
});

describe('dateText', () => {
  it.each([
    '2024-02-29',
    '1969-12-31',
    '0099-01-01',
    '2024-02-29 13:45',
    '2024-02-29 13:45:10',
    '2024-02-29 00:00:00.500',
  ])('writes %s as it can be read again', (text) => {
    expect(dateText(readIsoDate(text))).toBe(text);
  });

  it('is empty where there is no date', () => expect(dateText(NaN)).toBe(''));
});
