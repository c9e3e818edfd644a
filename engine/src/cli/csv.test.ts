import { describe, expect, it } from 'vitest';
import { csvLine } from './csv';

describe('csvLine', () => {
  it('quotes what has to be quoted, and doubles quotes (RFC 4180)', () => {
    expect(csvLine(['plain', 'a,b', 'say "no"', 'two\nlines', 'cr\rhere', ''])).toBe(
      'plain,"a,b","say ""no""","two\nlines","cr\rhere",',
    );
  });

  it('gives numbers the digits that bring the same bits back', () => {
    const numbers = [0.1 + 0.2, 1 / 3, Math.fround(0.1), 1e-310, 123456789012345680000];
    expect(csvLine(numbers).split(',').map(Number)).toEqual(numbers);
  });
});
