import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../data/table';
import type { ReadOptions } from '../../project/document';
import { missingRule } from './missing';
import { openData, type OpenOptions, type OpenTable } from './open-data';
import { splitRecords } from './records';

const root = path.resolve(import.meta.dirname, '../../../..');
const fixture = (name: string): string => path.join(root, 'test/fixtures/csv', name);
const sample = (name: string): string => path.join(root, 'resources/samples', name);

let folder: string;
const missing = missingRule();
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'deepwright-data-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Opens a file that has to be readable. */
const read = async (file: string, options: OpenOptions = {}): Promise<OpenTable> => {
  const result = await openData(file, options);
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.value;
};

const readText = async (text: string | Uint8Array, readOptions: ReadOptions = {}): Promise<OpenTable> => {
  const file = path.join(folder, 'text.csv');
  await writeFile(file, text);
  return read(file, { read: readOptions });
};

const column = ({ table }: OpenTable, name: string): Column => table.columns.find((each) => each.name === name)!;
const numbersOf = (table: OpenTable, name: string): number[] => {
  const found = column(table, name);
  return found.type === 'number' ? [...found.values] : [];
};
const textsOf = (table: OpenTable, name: string): (string | null)[] => {
  const found = column(table, name);
  return found.type === 'category' ? [...found.codes].map((code) => found.categories[code] ?? null) : [];
};
const types = ({ preview }: OpenTable): string[] => preview.columns.map(({ name, type }) => `${name}:${type}`);
const codes = ({ preview }: OpenTable): string[] => preview.issues.map(({ code }) => code);

describe('openData', { timeout: 60_000 }, () => {
  it('reads iris as it is', async () => {
    const iris = await read(sample('iris.csv'));
    expect(iris.preview).toMatchObject({
      name: 'iris.csv',
      rows: 150,
      rejectedCount: 0,
      issues: [],
      dialect: { delimiter: ',', quote: '"', header: true, encoding: 'UTF-8', decimal: '.' },
    });
    expect(types(iris)).toEqual([
      'sepal_length_cm:number',
      'sepal_width_cm:number',
      'petal_length_cm:number',
      'petal_width_cm:number',
      'target:category',
    ]);
    expect(column(iris, 'target')).toMatchObject({ categories: ['setosa', 'versicolor', 'virginica'] });
    expect(iris.table.lines).toBeUndefined();
    const bytes = await readFile(sample('iris.csv'));
    expect(iris.preview.bytes).toBe(bytes.length);
    expect(iris.preview.hash).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('hands columns over in memory that threads share', async () => {
    const moons = await read(sample('moons.csv'));
    for (const each of moons.table.columns) {
      expect((each.type === 'category' ? each.codes : each.values).buffer).toBeInstanceOf(SharedArrayBuffer);
    }
  });

  it('tells of every mistake in field notes, with its line', async () => {
    const notes = await read(fixture('field-notes.csv'));
    expect(notes.preview.rows).toBe(13);
    expect(notes.preview.rejected).toEqual([
      { line: 4, reason: 'has 6 fields, expected 5', text: 'Dream,36,5,3150,FEMALE,Adelie' },
      {
        line: 7,
        column: 'island',
        reason: 'opens a quote that is never closed',
        text: '"Biscoe,45.1,5000,MALE,Gentoo',
      },
      { line: 10, reason: 'has 3 fields, expected 5', text: 'Biscoe,48.4,4625' },
      { line: 12, column: 'sex', reason: 'has text after a closing quote', text: 'Dream,46.5,3500,"FE"MALE,Chinstrap' },
    ]);
    expect(notes.preview.issues).toEqual([
      expect.objectContaining({
        code: 'data/rejected-line',
        line: 4,
        message: 'Line 4 has 6 fields, expected 5.',
        hint: 'A decimal comma? ‘36,5’ is split in two.',
      }),
      expect.objectContaining({ line: 7, column: 'island', message: 'Line 7, island: the quote is never closed.' }),
      expect.objectContaining({ line: 10, message: 'Line 10 has 3 fields, expected 5.' }),
      expect.objectContaining({ line: 12, column: 'sex', message: 'Line 12, sex: text follows a closing quote.' }),
      {
        code: 'data/not-a-number',
        level: 'warning',
        message: 'Line 5, mass_g: ‘3 400 g’ is not a number.',
        hint: 'It is treated as missing.',
        column: 'mass_g',
        line: 5,
      },
      expect.objectContaining({ code: 'data/placeholder', level: 'info', line: 6, column: 'sex' }),
    ]);
    expect([...notes.table.lines!]).toEqual([2, 3, 5, 6, 8, 11, 13, 15, 16, 17, 18, 19, 20]);
    expect(numbersOf(notes, 'mass_g').slice(0, 6)).toEqual([3250, 3900, NaN, 4150, 5700, NaN]);
    expect(textsOf(notes, 'sex').slice(2, 5)).toEqual(['FEMALE', null, 'MALE']);
    expect(notes.preview.columns[2]).toMatchObject({ missing: 2, missingLines: [5, 11] });
  });

  it('gives rows as they were read, with their lines and the texts that could not be', async () => {
    const notes = await read(fixture('field-notes.csv'));
    expect(notes.rows(2, 2)).toEqual({
      start: 2,
      lines: [5, 6],
      cells: [
        ['Biscoe', '37.8', null, 'FEMALE', 'Adelie'],
        ['Biscoe', null, '4150', null, 'Adelie'],
      ],
      unread: [{ row: 0, column: 2, text: '3 400 g' }],
    });
    expect(notes.rows(6, 1).cells).toEqual([['Dream', '50', '3900', 'MALE', 'Chin\nstrap']]);
    expect(notes.rows(12, 100)).toMatchObject({ start: 12, lines: [20] });
    expect(notes.rows(99, 5)).toEqual({ start: 13, lines: [], cells: [], unread: [] });
    expect(notes.rows(-5, 1)).toMatchObject({ start: 0, lines: [2] });
  });

  it('reads a decimal comma between semicolons', async () => {
    const data = await read(fixture('decimal-comma.csv'));
    expect(data.preview.dialect).toMatchObject({ delimiter: ';', decimal: ',' });
    expect(numbersOf(data, 'länge')).toEqual([5.1, 4.9, 6.3]);
    expect(numbersOf(data, 'breite')).toEqual([3.5, 3, 2.5]);
  });

  it('leaves the decimal sign to the person', async () => {
    const data = await read(fixture('decimal-comma.csv'), { read: { decimal: '.' } });
    expect(types(data)).toEqual(['länge:category', 'breite:category', 'art:category']);
  });

  it.each([
    [
      'bom-crlf.csv',
      [2, 4],
      [
        ['1', 'x\r\ny'],
        ['2', 'z'],
      ],
    ],
    [
      'tabs.tsv',
      [2, 3],
      [
        ['Ann', '1.5', 'a, b'],
        ['Bob', '2', null],
      ],
    ],
    [
      'mixed-line-ends.csv',
      [2, 3, 4],
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    [
      'old-mac.csv',
      [2, 3],
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'latin-1.csv',
      [2, 3],
      [
        ['Köln', '3'],
        ['Gö,ß', '4'],
      ],
    ],
    [
      'utf-16.csv',
      [2, 3],
      [
        ['Köln', '3'],
        ['Łódź', '4'],
      ],
    ],
    [
      'no-header.csv',
      [1, 2, 3],
      [
        ['5.1', '3.5', 'setosa'],
        ['4.9', '3', 'setosa'],
        ['6.3', '2.5', 'virginica'],
      ],
    ],
    [
      'words-only.csv',
      [2, 3, 4],
      [
        ['red', 'round'],
        ['blue', 'square'],
        ['red', 'square'],
      ],
    ],
    ['one-column.csv', [2, 3, 4], [['1'], [null], ['3']]],
    [
      'apostrophes.csv',
      [2, 3],
      [
        ['Ann', 'a, b'],
        ['Bob', 'c, d'],
      ],
    ],
    [
      'packed.csv.gz',
      [2, 3],
      [
        ['1', 'x'],
        ['2', 'y'],
      ],
    ],
  ])('reads %s', async (name, lines, cells) => {
    const data = await read(fixture(name));
    const { length } = lines;
    expect(data.rows(0, 100)).toMatchObject({ start: 0, lines, cells });
    expect(data.preview.rows).toBe(length);
  });

  it('names the encoding, and warns of a guess', async () => {
    const latin = await read(fixture('latin-1.csv'));
    expect(latin.preview.dialect?.encoding).toBe('Windows-1252');
    expect(latin.preview.columns[1]!.name).toBe('größe');
    expect(codes(latin)).toEqual(['data/encoding']);
    const utf16 = await read(fixture('utf-16.csv'));
    expect(utf16.preview.dialect?.encoding).toBe('UTF-16 LE');
    expect(codes(utf16)).toEqual([]);
  });

  it('gives every column one name of its own, and says so', async () => {
    const data = await read(fixture('odd-names.csv'));
    expect(data.table.columns.map(({ name }) => name)).toEqual(['a', 'a 2', 'column 3', 'b', 'a 2 2']);
    expect(codes(data)).toEqual(['data/duplicate-name', 'data/empty-name', 'data/duplicate-name']);
    expect(codes(await read(fixture('wide-header.csv')))).toEqual(['data/header-width']);
  });

  it('does not take thousands for decimals, and says what it does', async () => {
    const data = await read(fixture('thousands.csv'));
    expect(types(data)).toEqual(['price:category', 'units:number']);
    expect(data.preview.issues).toEqual([
      expect.objectContaining({ code: 'data/not-numeric', column: 'price', level: 'warning' }),
    ]);
  });

  it('says when a column of numbers has too many cells that are none', async () => {
    const data = await readText('x,y\n1,2\n2,3\n3,4\nmany,5\nfew,6\n');
    expect(types(data)).toEqual(['x:category', 'y:number']);
    expect(data.preview.issues[0]).toMatchObject({
      code: 'data/not-numeric',
      message: 'x is read as categories: 2 of its 5 values are not numbers.',
    });
  });

  it('reads numbers to the last bit, and nothing that only resembles one', async () => {
    const numbers = ['0.1', '-1e-7', '1.7976931348623157e308', '4.9e-324', '+3', '.5', '5.', '9007199254740993', ' 7 '];
    const others = ['1_000', '0x10', 'inf', '1e999'];
    const many = Array.from({ length: 40 }, (_, i) => String(i / 7));
    const data = await readText(`x,y\n${[...numbers, ...many, ...others].map((text) => `${text},a`).join('\n')}\n`);
    expect(numbersOf(data, 'x')).toEqual([...[...numbers, ...many].map(Number), ...others.map(() => NaN)]);
    const named = data.preview.issues.filter(({ code }) => code === 'data/not-a-number').map(({ message }) => message);
    expect(named).toEqual(others.map((text, i) => `Line ${51 + i}, x: ‘${text}’ is not a number.`));
  });

  it.each(['', 'NA', 'na', 'N/A', 'NaN', 'NULL', '#N/A', '?', '.', '  '])('takes ‘%s’ for missing', async (text) => {
    const data = await readText(`x,c\n1,a\n${text},${text}\n3,b\n`);
    expect(numbersOf(data, 'x')).toEqual([1, NaN, 3]);
    expect(textsOf(data, 'c')).toEqual(['a', null, 'b']);
    expect(data.rows(1, 1).cells).toEqual([[null, null]]);
    expect(missing.isMissing(text.trim())).toBe(true);
  });

  it.each(['none', '-', 'no', '0', 'nil'])('takes ‘%s’ for a value', async (text) => {
    expect(textsOf(await readText(`x,c\n1,a\n2,${text}\n`), 'c')).toEqual(['a', text]);
  });

  it('tells of columns that say nothing', async () => {
    const data = await readText('a,b,c\n1,,k\n2,,k\n');
    expect(data.preview.issues.map(({ code, column: name }) => [code, name])).toEqual([
      ['data/empty-column', 'b'],
      ['data/constant-column', 'c'],
    ]);
  });

  it('names the first cells and counts the rest', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => (i % 12 === 0 ? 'x' : String(i)));
    const data = await readText(`n,m\n${rows.map((text) => `${text},1`).join('\n')}\n`);
    const issues = data.preview.issues.filter(({ column: name }) => name === 'n');
    expect(issues.map(({ code, line }) => [code, line])).toEqual([
      ...[2, 14, 26, 38, 50].map((line) => ['data/not-a-number', line]),
      ['data/not-numbers', 62],
    ]);
    expect(issues.at(-1)!.message).toBe('n: 4 more cells are not numbers, from line 62 on.');
  });

  it('names the first rejected lines and counts the rest', async () => {
    const data = await readText(`a,b\n${'1,2\n'.repeat(20)}${'1\n'.repeat(8)}`);
    expect(data.preview.rejectedCount).toBe(8);
    expect(data.preview.issues).toHaveLength(6 + 2);
    expect(data.preview.issues[5]).toMatchObject({
      code: 'data/rejected-lines',
      message: '3 more lines could not be read, the first of them line 27.',
    });
  });

  it('never reads another file, whatever the name says', async () => {
    const odd = path.join(folder, "a*b [x] 'q' é");
    await mkdir(odd, { recursive: true });
    await writeFile(path.join(odd, 'd[1]?.csv'), 'a,b\n1,x\n2,y\n');
    expect((await read(path.join(odd, 'd[1]?.csv'))).preview.rows).toBe(2);
  });

  it('leaves no temporary copies behind', async () => {
    const place = await mkdtemp(path.join(folder, 'tmp-'));
    const former = process.env.TMPDIR;
    process.env.TMPDIR = place;
    try {
      await read(fixture('mixed-line-ends.csv'));
      expect(await readdir(place)).toEqual([]);
      await rm(place, { recursive: true });
      // Without a place for the copy the file cannot be read: this one does need a copy.
      expect(await openData(fixture('mixed-line-ends.csv'))).toMatchObject({ ok: false });
    } finally {
      if (former === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = former;
    }
  });

  it('reports how far it is, up to the end', async () => {
    const shares: number[] = [];
    await read(sample('moons.csv'), { progress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('gives up when asked', async () => {
    const controller = new AbortController();
    controller.abort();
    const result = await openData(sample('moons.csv'), { signal: controller.signal });
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'data/cancelled', level: 'info' }] });
  });
});

describe('openData refuses', { timeout: 60_000 }, () => {
  it.each([
    ['empty.csv', 'data/empty-file', /0 bytes/],
    ['blank-lines.csv', 'data/empty-file', /all its lines are blank/],
    ['header-only.csv', 'data/header-only', /a header line and no rows/],
    ['broken-lines.csv', 'data/no-lines-read', /None of the 2 lines .* line 2 has 5 fields, expected 3/],
    ['picture.csv', 'data/not-text', /a PNG picture/],
    ['spreadsheet.csv', 'data/not-text', /a zip archive or a spreadsheet/],
    ['numbers.csv', 'data/not-text', /signs that no text has/],
    ['json.csv', 'data/not-a-table', /is JSON/],
    ['page.csv', 'data/not-a-table', /is HTML or XML/],
    ['cut-off.csv.gz', 'data/damaged-gzip', /damaged or cut off/],
    ['not-there.csv', 'data/file-missing', /There is no file/],
    ['.', 'data/is-folder', /is a folder/],
  ])('%s with a reason and a way out', async (name, code, message) => {
    const result = await openData(fixture(name));
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code, level: 'error', message: expect.stringMatching(message) }],
    });
    if (!result.ok) expect(result.issues[0]!.hint).toMatch(/\w+/);
  });

  it('a byte of value 0 far behind the start', async () => {
    const file = path.join(folder, 'late.csv');
    await writeFile(file, `a,b\n${'1,2\n'.repeat(400_000)}3,\0\n`);
    expect(await openData(file)).toMatchObject({ ok: false, issues: [{ code: 'data/not-text' }] });
  });

  it.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    const file = path.join(folder, 'locked.csv');
    await writeFile(file, 'a,b\n1,2\n');
    await chmod(file, 0o000);
    expect(await openData(file)).toMatchObject({ ok: false, issues: [{ code: 'data/no-permission' }] });
  });

  it.each([{ delimiter: '::' }, { delimiter: '' }, { quote: 'ab' }, { delimiter: ';', quote: ';' }, { quote: '«' }])(
    'read options %j',
    async (options) => {
      const result = await openData(sample('iris.csv'), { read: options });
      expect(result).toMatchObject({ ok: false, issues: [{ level: 'error' }] });
    },
  );
});

describe('openData with large files', { timeout: 60_000 }, () => {
  it('reads 100,000 rows in the order of the file', async () => {
    const rows = 100_000;
    const line = (i: number): string =>
      `${i},${i * 0.5},${(i * 7919) % 1000},${['red', 'green', 'blue'][i % 3]},${i % 1000 === 999 ? '' : i}`;
    const file = path.join(folder, 'large.csv');
    await writeFile(file, `id,half,mixed,colour,gaps\n${Array.from({ length: rows }, (_, i) => line(i)).join('\n')}\n`);
    const data = await read(file);
    expect(data.preview.rows).toBe(rows);
    expect(numbersOf(data, 'id')).toEqual(Array.from({ length: rows }, (_, i) => i));
    expect(numbersOf(data, 'half')[99_999]).toBe(49_999.5);
    expect(textsOf(data, 'colour').slice(-3)).toEqual(
      ['red', 'green', 'blue'].map((_, i) => ['red', 'green', 'blue'][(rows - 3 + i) % 3]),
    );
    expect(data.preview.columns[4]).toMatchObject({ missing: 100, missingLines: [1001, 2001, 3001, 4001, 5001] });
    expect(data.rows(99_998, 2)).toMatchObject({
      lines: [100_000, 100_001],
      cells: [99_998, 99_999].map((i) =>
        line(i)
          .split(',')
          .map((text) => (text === '' ? null : text)),
      ),
    });
  });

  it('reads 1,200 columns', async () => {
    const names = Array.from({ length: 1200 }, (_, i) => `c${i}`);
    const line = (row: number): string => names.map((_, i) => (i % 100 === 7 ? 'ab'[row % 2] : row + i)).join(',');
    const data = await readText(`${names.join(',')}\n${line(0)}\n${line(1)}\n${line(2)}\n`);
    expect(data.preview.columns).toHaveLength(1200);
    expect(numbersOf(data, 'c1199')).toEqual([1199, 1200, 1201]);
    expect(textsOf(data, 'c1107')).toEqual(['a', 'b', 'a']);
  });

  it('keeps lines right through 60,000 rows with quoted breaks and a few bad lines', async () => {
    const lines: string[] = ['id,text'];
    const expected: number[] = [];
    let at = 2;
    for (let i = 0; i < 60_000; i++) {
      const bad = i % 9973 === 5;
      const text = i % 5 === 0 ? '"two\nlines"' : `plain ${i}`;
      lines.push(bad ? `${i},"open` : `${i},${text}`);
      if (!bad) expected.push(at);
      at += !bad && i % 5 === 0 ? 2 : 1;
    }
    const data = await readText(lines.join('\n'));
    expect(data.preview.rejectedCount).toBe(7);
    expect([...data.table.lines!]).toEqual(expected);
  });
});

describe('openData and the splitter', { timeout: 60_000 }, () => {
  it('agree on what every row of a small file holds', async () => {
    const sign = fc.constantFrom('a', 'b', ',', ',', '"', '""', '"x,y"', '\n', '\n', '\r\n', ' ', "'");
    await fc.assert(
      fc.asyncProperty(fc.array(sign, { maxLength: 60 }), async (signs) => {
        const file = path.join(folder, 'fuzz.csv');
        const text = `h,i\n${signs.join('')}`;
        await writeFile(file, text);
        const result = await openData(file, { read: { delimiter: ',', quote: '"', header: true } });
        if (!result.ok) {
          expect(['data/header-only', 'data/no-lines-read']).toContain(result.issues[0]!.code);
          return;
        }
        const { lines, cells } = result.value.rows(0, 1000);
        const textLines = text.split(/\r\n|\n/);
        for (const [i, row] of cells.entries()) {
          const [fields] = splitRecords(textLines.slice(lines[i]! - 1).join('\n'), ',', '"', 1);
          const plain = row.map((cell) => cell?.replaceAll('\r\n', '\n') ?? null);
          expect(plain).toEqual(
            fields!.map((field) => (missing.isMissing(field.trim()) ? null : field.trim().replaceAll('\r\n', '\n'))),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
