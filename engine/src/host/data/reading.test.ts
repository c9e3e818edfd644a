import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peek } from '../../data/preview';
import type { ReadOptions } from '../../project/document';
import { openData, type OpenOptions, type OpenTable } from './open-data';
import { peekData } from './peek';

/** What reading makes of dates, yes and no, codes, other formats, parts of a file and several files. */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'deepwright-reading-'));
});
afterAll(() => rm(folder, { recursive: true }));

const write = async (name: string, content: string | Uint8Array): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
};

const open = async (file: string, options: OpenOptions = {}): Promise<OpenTable> => {
  const result = await openData(file, options);
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.value;
};

const openText = async (text: string | Uint8Array, read: ReadOptions = {}): Promise<OpenTable> =>
  open(await write('text.csv', text), { read });

const peekText = async (text: string | Uint8Array, read: ReadOptions = {}): Promise<Peek> => {
  const result = await peekData(await write('peek.csv', text), { read });
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.value;
};

const types = ({ preview }: OpenTable): string[] => preview.columns.map(({ name, type }) => `${name}:${type}`);
const codes = ({ preview }: OpenTable): string[] => preview.issues.map(({ code }) => code);
const cells = (table: OpenTable): (string | null)[][] => table.rows(0, 1e6).cells.map((row) => [...row]);

describe('columns of a text file', { timeout: 60_000 }, () => {
  it('finds dates, yes and no, codes and numbers', async () => {
    const table = await openText('day,paid,zip,age\n31.12.2023,yes,00734,4\n1.1.2024,no,10115,5\n,yes,99999,NA\n');
    expect(types(table)).toEqual(['day:date', 'paid:boolean', 'zip:category', 'age:number']);
    expect(table.preview.dialect?.dateFormat).toBe('dd.MM.yyyy');
    expect(cells(table)).toEqual([
      ['2023-12-31', 'yes', '00734', '4'],
      ['2024-01-01', 'no', '10115', '5'],
      [null, 'yes', '99999', null],
    ]);
    expect(table.preview.columns[0]).toMatchObject({ missing: 1, missingLines: [4], distinct: 2 });
  });

  it('says when day and month could be meant either way, and takes the order that is chosen', async () => {
    const text = 'day,x\n01/02/2024,1\n03/04/2024,2\n';
    const guessed = await openText(text);
    expect(codes(guessed)).toEqual(['data/ambiguous-date']);
    expect(cells(guessed)[0]).toEqual(['2024-02-01', '1']);
    const chosen = await openText(text, { dateFormat: 'MM/dd/yyyy' });
    expect(codes(chosen)).toEqual([]);
    expect(cells(chosen)[0]).toEqual(['2024-01-02', '1']);
  });

  it('names the cells of a column of dates that are none', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `2024-01-${String(i + 1).padStart(2, '0')},${i}`);
    rows[7] = '2024-01-32,7';
    const table = await openText(`day,x\n${rows.join('\n')}\n`);
    expect(table.preview.issues).toMatchObject([{ code: 'data/not-a-date', line: 9, column: 'day' }]);
    expect(table.rows(7, 1)).toMatchObject({
      cells: [[null, '7']],
      unread: [{ row: 0, column: 0, text: '2024-01-32' }],
    });
  });

  it('keeps texts as they are where that is asked for', async () => {
    const file = await write('text.csv', 'a,b\n01,1\n2,2\n');
    const table = await open(file, { asText: ['a'] });
    expect(types(table)).toEqual(['a:category', 'b:number']);
    expect(cells(table)).toEqual([
      ['01', '1'],
      ['2', '2'],
    ]);
  });

  it('takes the texts for missing that are chosen, and no others', async () => {
    const table = await openText('a,b\n1,NA\n-9,x\n-,.\n', { missing: ['-9', '-'] });
    expect(cells(table)).toEqual([
      ['1', 'NA'],
      [null, 'x'],
      [null, '.'],
    ]);
    expect(codes(table)).not.toContain('data/placeholder');
  });

  it('takes a number for missing that is chosen, wherever it first stands and however it is written', async () => {
    const rows = Array.from({ length: 120_000 }, (_, i) => `${i},${i % 7 === 0 ? 0.5 : i}`);
    rows[100_000] = '100000,-999';
    rows[110_000] = '-999.0, -999';
    const table = await openText(`a,b\n${rows.join('\n')}\n`, { missing: ['-999'] });
    expect(table.rows(100_000, 1).cells).toEqual([['100000', null]]);
    expect(table.rows(110_000, 1).cells).toEqual([[null, null]]);
    expect(table.preview.columns.map(({ missing }) => missing)).toEqual([1, 2]);
    const quoted = await openText(`"a"\n"-999.0"\n"3"\n"x\ny"\n`, { missing: ['-999'] });
    expect(cells(quoted)).toEqual([[null], ['3'], ['x\ny']]);
  });

  it('reads in the encoding that is chosen', async () => {
    const bytes = Buffer.from('größe,x\n5,ü\n6,ß\n', 'utf8');
    expect((await openText(bytes)).preview.columns[0]!.name).toBe('größe');
    const wrong = await openText(bytes, { encoding: 'Windows-1252' });
    expect(wrong.preview.columns[0]!.name).toBe('grÃ¶ÃŸe');
    const broken = await openText(Buffer.from('grö,x\n5,ü\n6,v\n', 'latin1'), { encoding: 'UTF-8' });
    expect(codes(broken)).toEqual(['data/encoding']);
    expect(cells(broken)[0]).toEqual(['5', '\ufffd']);
  });

  it('knows UTF-16 without a mark', async () => {
    const table = await openText(Buffer.from('name,x\nAda,1\nBob,2\n', 'utf16le'));
    expect(table.preview.dialect?.encoding).toBe('UTF-16 LE');
    expect(cells(table)).toEqual([
      ['Ada', '1'],
      ['Bob', '2'],
    ]);
  });

  it('gives the same table whether every cell is quoted or none is', async () => {
    const cell = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.constantFrom('', 'NA', '.', 'x', 'yes', '1e5', '-0', '007', ' 3 ', '1_0', 'inf', '2024-05-06'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, fc.integer()), { minLength: 1, maxLength: 40 }), async (rows) => {
        const text = (wrap: (text: string | number) => string): string =>
          ['a,b,c', ...rows.map((row) => row.map(wrap).join(','))].join('\n');
        const plain = await openText(text(String), { header: true, delimiter: ',' });
        const quoted = await openText(
          text((each) => `"${each}"`),
          { header: true, delimiter: ',' },
        );
        expect(types(quoted)).toEqual(types(plain));
        expect(cells(quoted)).toEqual(cells(plain));
        expect(quoted.preview.columns).toEqual(plain.preview.columns);
      }),
      { numRuns: 60 },
    );
  });

  it('sees through a column that changes its mind beyond the first part', async () => {
    const numbers = Array.from({ length: 3000 }, (_, i) => String(i));
    const late = [...numbers, ...Array.from({ length: 1000 }, (_, i) => `t${i}`)];
    const table = await openText(`a\n${late.join('\n')}\n`);
    expect(types(table)).toEqual(['a:category']);
    expect(table.preview.columns[0]!.distinct).toBe(4000);
    const few = await openText(`a\n${[...numbers, 'oops', 'NA ', '.'].join('\n')}\n`);
    expect(types(few)).toEqual(['a:number']);
    expect(few.preview.columns[0]!.missing).toBe(3);
    expect(few.preview.issues).toMatchObject([
      { code: 'data/not-a-number', line: 3002 },
      { code: 'data/placeholder', line: 3004 },
    ]);
  });
});

describe('a part of a file', { timeout: 60_000 }, () => {
  const many = `id,x\n${Array.from({ length: 20_000 }, (_, i) => `${i},${i % 7}`).join('\n')}\n`;

  it('reads the columns that are chosen', async () => {
    const table = await openText('a,b,c\n1,2,3\n4,5,6\n', { columns: ['c', 'a', 'nowhere'] });
    expect(cells(table)).toEqual([
      ['1', '3'],
      ['4', '6'],
    ]);
    const none = await openData(await write('text.csv', 'a,b\n1,2\n'), { read: { columns: ['z'] } });
    expect(none).toMatchObject({ ok: false, issues: [{ code: 'data/no-columns' }] });
  });

  it('draws a share of the rows, the same ones each time, with their lines', async () => {
    const [one, two] = [await openText(many, { share: 0.1 }), await openText(many, { share: 0.1 })];
    expect(one.preview.sampledFrom).toBe(20_000);
    // 2000 ± 5 σ of a binomial.
    expect(Math.abs(one.preview.rows - 2000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.1 * 0.9));
    expect(cells(two)).toEqual(cells(one));
    const { lines, cells: rows } = one.rows(0, 1e6);
    expect(rows.every(([id], i) => Number(id) === lines[i]! - 2)).toBe(true);
  });

  it('draws the same rows for a column that needs a second look', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i},${i % 1000 === 3 ? 'bad' : i}`);
    const table = await openText(`a,b\n${rows.join('\n')}\n`, { share: 0.5 });
    expect(cells(table).every(([a, b]) => b === a || (b === null && Number(a) % 1000 === 3))).toBe(true);
  });

  it('looks at the first part of a large file, and estimates the rest', async () => {
    const line = 'some words to fill the line with,123.25\n';
    const rows = 300_000;
    const peek = await peekText(`a,b\n${line.repeat(rows)}`);
    expect(peek.whole).toBe(false);
    expect(Math.abs(peek.estimate.rows / rows - 1)).toBeLessThan(0.02);
    expect(peek.estimate.bytes).toBe(peek.estimate.rows * 12);
    expect(peek.rows.cells).toHaveLength(100);
    expect(peek.rejectedCount).toBe(0);
  });

  it('looks at all of a small one, and tells what was rejected', async () => {
    const peek = await peekText('a;b\n1,5;x\n2;3;4\n2,5;y\n', { columns: ['a'], share: 0.1 });
    expect(peek).toMatchObject({
      whole: true,
      dialect: { delimiter: ';', decimal: ',' },
      columns: [
        { name: 'a', type: 'number' },
        { name: 'b', type: 'category' },
      ],
      rows: {
        cells: [
          ['1.5', 'x'],
          ['2.5', 'y'],
        ],
        lines: [2, 4],
      },
      rejected: [{ line: 3 }],
      rejectedCount: 1,
      // Of column a alone: 8 bytes a row.
      estimate: { rows: 2, bytes: 16 },
    });
  });
});

describe('JSON lines', { timeout: 60_000 }, () => {
  it('reads an object a line, whatever its keys are called', async () => {
    const lines = [
      '{"__proto__": 1, "A": "x", "a": true, "list": [1, 2]}',
      '',
      '{"a": false, "late": "2024-05-06", "A": "say \\"hi\\", you\\nthere"}',
      'not json',
      '[1]',
      '{"__proto__": 2.5, "A": null, "a": true}',
    ];
    const file = await write('rows.jsonl', lines.join('\n'));
    const table = await open(file);
    expect(table.preview).toMatchObject({ format: 'json', dialect: null, rows: 3, rejectedCount: 2 });
    expect(types(table)).toEqual(['__proto__:number', 'A:category', 'a:boolean', 'list:category', 'late:date']);
    expect(table.rows(0, 9)).toMatchObject({
      lines: [1, 3, 6],
      cells: [
        ['1', 'x', 'true', '[1,2]', null],
        [null, 'say "hi", you\nthere', 'false', null, '2024-05-06'],
        ['2.5', null, 'true', null, null],
      ],
    });
    expect(table.preview.rejected.map(({ line }) => line)).toEqual([4, 5]);
    const packed = await open(await write('rows.jsonl.gz', gzipSync(lines.join('\n'))));
    expect(cells(packed)).toEqual(cells(table));
  });

  it('says what is wrong when no line is an object', async () => {
    const result = await openData(await write('broken.jsonl', '{"a": 1\n{"a": 2\n'));
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'data/no-lines-read', line: 1 }] });
  });
});

describe('Parquet', { timeout: 60_000 }, () => {
  const parquet = async (name: string, select: string): Promise<string> => {
    const file = path.join(folder, name);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`COPY (${select}) TO '${file}' (FORMAT parquet)`);
    connection.closeSync();
    instance.closeSync();
    return file;
  };

  it('reads numbers, texts, dates and booleans with their names', async () => {
    const file = await parquet(
      'table.parquet',
      `SELECT i AS "odd ""name", i::DECIMAL(9, 2) / 4 AS x, CASE WHEN i = 1 THEN NULL ELSE '0' || i END AS code,
         DATE '2024-02-28' + i::INTEGER AS day, i % 2 = 0 AS even, TIMESTAMP '2024-01-01 10:30:00' AS t FROM range(3) r(i)`,
    );
    const table = await open(file);
    expect(table.preview).toMatchObject({ format: 'parquet', dialect: null, rows: 3, issues: expect.anything() });
    expect(types(table)).toEqual([
      'odd "name:number',
      'x:number',
      'code:category',
      'day:date',
      'even:boolean',
      't:date',
    ]);
    expect(table.rows(0, 9)).toMatchObject({
      lines: [1, 2, 3],
      cells: [
        ['0', '0', '00', '2024-02-28', 'true', '2024-01-01 10:30'],
        ['1', '0.25', null, '2024-02-29', 'false', '2024-01-01 10:30'],
        ['2', '0.5', '02', '2024-03-01', 'true', '2024-01-01 10:30'],
      ],
    });
    expect(table.preview.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('peeks at the first rows and knows how many there are', async () => {
    const file = await parquet('long.parquet', 'SELECT i, i::VARCHAR AS s FROM range(50000) r(i)');
    const peek = await peekData(file, {});
    expect(peek).toMatchObject({ ok: true, value: { whole: false, estimate: { rows: 50_000 }, format: 'parquet' } });
  });

  it('says when the file is damaged', async () => {
    const result = await openData(await write('cut.parquet', 'PAR1 and no more'));
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'data/damaged-parquet' }] });
  });
});

describe('files of their own for dev and test rows', { timeout: 60_000 }, () => {
  it('are joined by the names of their columns', async () => {
    const main = await write('main.csv', 'a,kind\n1,x\n2,y\n');
    const dev = await write('dev.csv', 'kind;a\nz;3,5\nx;4,5\n');
    const opened = await openData({ main, dev });
    if (!opened.ok) throw new Error(opened.issues[0]!.message);
    const { preview, table } = opened.value;
    expect(preview).toMatchObject({ rows: 4, name: 'main.csv', dev: { name: 'dev.csv', rows: 2 } });
    expect([...table.parts!]).toEqual([0, 0, 1, 1]);
    expect(opened.value.rows(0, 9)).toMatchObject({
      lines: [2, 3, 2, 3],
      parts: [0, 0, 1, 1],
      cells: [
        ['1', 'x'],
        ['2', 'y'],
        ['3.5', 'z'],
        ['4.5', 'x'],
      ],
    });
  });
});
