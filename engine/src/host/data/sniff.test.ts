import { describe, expect, it } from 'vitest';
import { sniff } from './sniff';

const layoutOf = (text: string) => sniff(text, true, {}).layout;

describe('sniff', () => {
  it.each([
    ['commas', 'a,b\n1,2\n3,4\n', ','],
    ['semicolons with decimal commas', 'a;b;c\n1,5;2,5;x\n2,5;3,5;y\n', ';'],
    ['tabs around text with commas', 'a\tb\n1\tx, y\n2\tz, w\n', '\t'],
    ['bars', 'a|b\n1|2\n', '|'],
    ['spaces', 'a b c\n1 2 3\n4 5 6\n', ' '],
    ['a single column', 'x\n1\n2\n', ','],
    ['a column of sentences', 'text\nHello, world\nNo comma here at all\nOne, two, three\n', ','],
    ['commas although one line has a decimal comma', 'a,b\n1,2\n3,5,4\n5,6\n', ','],
  ])('finds the delimiter: %s', (_what, text, delimiter) => {
    expect(layoutOf(text).delimiter).toBe(delimiter);
  });

  it.each([
    ['text over numbers', 'a,b\n1,2\n3,4\n', true],
    ['numbers throughout', '1,2\n3,4\n', false],
    ['a category among numbers', '5.1,setosa\n4.9,setosa\n', false],
    ['words throughout, first line its own', 'colour,shape\nred,round\nblue,square\n', true],
    ['words throughout, first line comes again', 'red,round\nblue,square\nred,square\n', false],
    ['one line of words', 'a,b,c\n', true],
    ['one line of numbers', '1,2,3\n', false],
    ['missing values under a name', 'a,b\nNA,x\n1,y\n', true],
  ])('judges whether the first line is a header: %s', (_what, text, header) => {
    expect(layoutOf(text).header).toBe(header);
  });

  it('finds apostrophes as quotes only where they enclose fields', () => {
    expect(layoutOf("a,b\n'x','y, z'\n'u','v'\n").quote).toBe("'");
    expect(layoutOf("a,b\nit's,that's\n").quote).toBe('"');
  });

  it('takes the width of most lines, not of the header', () => {
    expect(layoutOf('a,b\n1,2,3\n4,5,6\n').columns).toBe(3);
    expect(layoutOf('a,b,c\n1\n1,2\n1,2,3,4\n').columns).toBe(3);
  });

  it('keeps what the person chose', () => {
    const { layout } = sniff('a;b\n1;2\n', true, { delimiter: ',', header: false, quote: '' });
    expect(layout).toEqual({ delimiter: ',', quote: '', header: false, columns: 1 });
  });

  it('leaves out a last line that is cut off', () => {
    expect(sniff('a,b\n1,2\n3,4\n5', false, {}).layout.columns).toBe(2);
  });
});
