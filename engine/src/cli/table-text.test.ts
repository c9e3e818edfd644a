import { describe, expect, it } from 'vitest';
import { tableText, wrapped } from './table-text';

describe('tableText', () => {
  it('aligns words to the left and numbers to the right', () => {
    const rows = [
      ['block', 'numbers'],
      ['a', '7'],
      ['long one', '1000'],
    ];
    expect(tableText(rows, { right: 1 })).toEqual([
      '  block     numbers',
      '  a               7',
      '  long one     1000',
    ]);
  });

  it('shortens the longest words until it fits 100 columns, and never a number', () => {
    const words = 'abcdefghij'.repeat(9);
    const [line] = tableText([[words, 'short', words, '1234567890']], { right: 3 });
    expect(line).toHaveLength(100);
    expect(line).toMatch(/^ {2}[a-j]+… {2}short {2}[a-j]+… {2}1234567890$/);
    const many = Array.from({ length: 12 }, () => '1234567890');
    expect(tableText([['word', ...many]], { right: 1 })[0]).toContain(many.join('  '));
  });
});

describe('wrapped', () => {
  it('breaks between words, under the beginning of the text', () => {
    const lines = wrapped('  label  ', Array.from({ length: 30 }, (_, i) => `word${i}`).join(' '));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^ {2}label {2}word0 word1 /);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
    expect(lines[1]).toMatch(/^ {9}word/);
    expect(lines.join(' ').match(/word\d+/g)).toHaveLength(30);
  });

  it('cuts a word that is longer than a line', () => {
    expect(wrapped('  a  ', `one ${'x'.repeat(200)} two`)).toEqual(['  a  one', `     ${'x'.repeat(94)}…`, '     two']);
  });
});
