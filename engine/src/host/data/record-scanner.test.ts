import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordScanner, type Layout, type ScannedRecord } from './record-scanner';
import { splitRecords } from './records';

const commas: Layout = { delimiter: ',', quote: '"', header: false, columns: 2 };

interface Found extends Omit<ScannedRecord, 'start' | 'end'> {
  text: string;
}

/** The records of a text, given to the scanner in pieces of these sizes (the last size goes on). */
const scan = (text: string, layout: Layout, sizes: readonly number[] = [Infinity]) => {
  const found: Found[] = [];
  const scanner = new RecordScanner(layout, ({ start, end, ...rest }, buffer) =>
    found.push({ ...rest, text: Buffer.from(buffer.subarray(start, end)).toString() }),
  );
  const bytes = Buffer.from(text);
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[Math.min(i, sizes.length - 1)]!;
    scanner.push(bytes.subarray(at, at + size));
    at += size;
  }
  return { found, ...scanner.end() };
};

const briefly = (text: string, layout: Layout = commas): (string | number | null)[][] =>
  scan(text, layout).found.map(({ line, fault, text: record }) => [line, fault, record]);

describe('RecordScanner', { timeout: 30_000 }, () => {
  it('gives each record its line, past blank lines and quoted line breaks', () => {
    expect(briefly('a,b\n\n"1\n2",c\r\nd,e')).toEqual([
      [1, null, 'a,b'],
      [3, null, '"1\n2",c'],
      [5, null, 'd,e'],
    ]);
  });

  it('refuses a record of another width and counts its fields', () => {
    const { found } = scan('1\n1,2,"3,4"\n', commas);
    expect(found.map(({ fault, fields }) => [fault, fields])).toEqual([
      ['width', 1],
      ['width', 3],
    ]);
  });

  it('refuses only the line on which a quote is left open', () => {
    expect(briefly('1,"open\n2,b\n3,"c"\n4,d\n')).toEqual([
      [1, 'open-quote', '1,"open'],
      [2, null, '2,b'],
      [3, null, '3,"c"'],
      [4, null, '4,d'],
    ]);
    expect(briefly('1,a\n2,"open\n3,c')).toEqual([
      [1, null, '1,a'],
      [2, 'open-quote', '2,"open'],
      [3, null, '3,c'],
    ]);
  });

  it('refuses text after a closing quote, and names the field', () => {
    const { found } = scan('1,"a"b\n"c" d,2\n', commas);
    expect(found.map(({ fault, faultField }) => [fault, faultField])).toEqual([
      ['text-after-quote', 1],
      ['text-after-quote', 0],
    ]);
  });

  it('takes quotes within unquoted fields and doubled quotes as text', () => {
    expect(briefly('5" pipe,"a ""b"""\nx, "y" \n')).toEqual([
      [1, null, '5" pipe,"a ""b"""'],
      [2, null, 'x, "y" '],
    ]);
  });

  it('knows the header line, whatever its width', () => {
    const { found } = scan('\na,b,c\n1,2\n', { ...commas, header: true });
    expect(found.map(({ header, line, fault }) => [header, line, fault])).toEqual([
      [true, 2, null],
      [false, 3, null],
    ]);
  });

  it('takes an empty line for a missing value where there is one column', () => {
    expect(briefly('1\n\n3\n', { ...commas, columns: 1 })).toEqual([
      [1, null, '1'],
      [2, null, ''],
      [3, null, '3'],
    ]);
  });

  it.each([
    ['\n', 'a,b\nc,d\n'],
    ['\r\n', 'a,b\r\n"1\n2",d\r\n'],
    ['\r', 'a,b\rc,d'],
    ['mixed', 'a,b\nc,d\r\n'],
  ])('tells line ends of %j', (newline, text) => {
    expect(scan(text, commas).newline).toBe(newline);
  });

  it('refuses a line without end and goes on after it', () => {
    const { found } = scan(`1,2\n${'x'.repeat(5_000_000)}\n3,4\n`, commas, [1 << 16]);
    expect(found.map(({ line, fault }) => [line, fault])).toEqual([
      [1, null],
      [2, 'too-long'],
      [3, null],
    ]);
  });

  it('finds the same records however the bytes are cut', () => {
    const sign = fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é');
    const pieces = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), pieces, fc.boolean(), (signs, sizes, header) => {
        const layout = { ...commas, header };
        const text = signs.join('');
        expect(scan(text, layout, sizes)).toEqual(scan(text, layout));
      }),
      { numRuns: 2000 },
    );
  });

  it('counts the fields that the splitter finds in every sound record', () => {
    const sign = fc.constantFrom('a', ',', '"', '""', '\n', ' ');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        for (const { text, fault, fields } of scan(signs.join(''), commas).found) {
          if (fault === null || fault === 'width') expect(splitRecords(text, ',', '"')).toHaveLength(1);
          if (fault === null || fault === 'width') expect(splitRecords(text, ',', '"')[0]).toHaveLength(fields);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
