import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectFormat } from '../../engine/src/cli/formats/inspect';
import { CommandLine, root } from './support/command-line';

const notes = path.join(root, 'resources/samples/field-notes.csv');
const digits = path.join(root, 'resources/samples/digits.csv');

let cli: CommandLine;
beforeAll(() => {
  cli = new CommandLine();
  cli.write('small.csv', 'id,when,size,open\n007,2024-02-29,1.5,yes\n012,2024-03-02,4.5,no\n130,,,yes\n');
});
afterAll(() => cli.remove());

const inspect = (...words: string[]) => cli.json(inspectFormat, 'inspect', ...words);
const widest = (text: string) => Math.max(...text.split('\n').map(({ length }) => length));

describe('deepwright inspect', { timeout: 60_000 }, () => {
  it('finds out how a messy file is written, and tells the lines that are no rows', async () => {
    const report = await inspect(notes);
    const bytes = readFileSync(notes);
    expect(report).toMatchObject({
      file: 'field-notes.csv',
      bytes: bytes.length,
      hash: createHash('sha256').update(bytes).digest('hex'),
      kind: 'text',
      dialect: {
        delimiter: ';',
        quote: '"',
        header: true,
        encoding: 'Windows-1252',
        decimal: ',',
        dateFormat: 'dd.MM.yyyy',
      },
      rows: 120,
      sampledFrom: null,
      rejectedCount: 3,
      picture: null,
    });
    expect(report.rejected.map(({ line, column }) => [line, column])).toEqual([
      [38, undefined],
      [74, 'site'],
      [112, 'site'],
    ]);
    expect(report.rejected[0]!.reason).toBe('has 12 fields, expected 11');
    expect(report.rejected[1]!.text).toContain('"Öschberg" (new pond)');
  });

  it('tells the type, role and values of each of its columns', async () => {
    const { columns } = await inspect(notes);
    expect(columns.map(({ type }) => type)).toEqual([
      'category',
      'date',
      'category',
      ...new Array<string>(6).fill('number'),
      'boolean',
      'category',
    ]);
    expect(columns.map(({ role }) => role)).toEqual(['ignore', ...new Array<string>(9).fill('feature'), 'target']);
    expect(new Set(columns.map(({ name }) => name)).size).toBe(11);
    // Counted in the text itself, whose broken lines are left out.
    const lines = new TextDecoder('windows-1252').decode(readFileSync(notes)).trimEnd().split('\n');
    const rows = lines.slice(1).filter((_, i) => ![38, 74, 112].includes(i + 2));
    const cells = rows.map((row) => row.split(';'));
    const gaps = (at: number) => cells.filter((row) => ['', 'NA', '.'].includes(row[at]!)).length;
    expect(columns.map(({ missing }) => missing)).toEqual(columns.map((_, at) => gaps(at)));
    const air = cells.flatMap((row) => (row[3] === '' ? [] : [Number(row[3]!.replace(',', '.'))]));
    const mean = air.reduce((sum, value) => sum + value, 0) / air.length;
    expect(columns[3]!.numbers).toMatchObject({ min: Math.min(...air), max: Math.max(...air) });
    expect(columns[3]!.numbers!.mean).toBeCloseTo(mean, 12);
    expect(columns[1]!.dates).toEqual({ first: '2023-03-04', last: '2024-05-11' });
    const count = (word: string) => cells.filter((row) => row[10] === word).length;
    expect(columns[10]!.top).toEqual(
      ['none', 'few', 'many'].map((value) => ({ value, count: count(value) })).sort((a, b) => b.count - a.count),
    );
  });

  it('prints all that in at most 100 columns', async () => {
    const { code, stdout, stderr } = await cli.run('inspect', notes);
    expect([code, stderr]).toEqual([0, '']);
    expect(widest(stdout)).toBeLessThanOrEqual(100);
    expect(stdout).toMatch(/^field-notes\.csv: 120 rows, 11 columns, 3 lines that cannot be read\n/);
    expect(stdout).toMatch(/Windows-1252, delimiter ‘;’, quote ‘"’/);
    expect(stdout).toMatch(
      /\n {2}line 38 has 12 fields, expected 11\n {2}line 74, site, has text after a closing quote/,
    );
    expect(stdout).toMatch(/\n {2}date +date +feature +2023-03-04 to 2024-05-11 +0 /);
  });

  it('keeps leading zeros, and tells a date, a yes and a gap for what they are', async () => {
    const { columns } = await inspect('small.csv');
    expect(columns).toMatchObject([
      { name: 'id', type: 'category', missing: 0, distinct: 3 },
      { name: 'when', type: 'date', missing: 1, dates: { first: '2024-02-29', last: '2024-03-02' } },
      // (1.5 + 4.5) / 2 = 3, σ = 1.5.
      { name: 'size', type: 'number', missing: 1, missingLines: [4], numbers: { min: 1.5, mean: 3, deviation: 1.5 } },
      {
        name: 'open',
        type: 'boolean',
        top: [
          { value: 'yes', count: 2 },
          { value: 'no', count: 1 },
        ],
      },
    ]);
    expect(columns.some((column) => column.numbers && column.dates)).toBe(false);
  });

  it('finds pictures among the columns', async () => {
    const report = await inspect(digits);
    expect(report.picture).toEqual({ width: 8, height: 8, columns: 64, min: 0, max: 16 });
    const { stdout } = await cli.run('inspect', digits);
    expect(stdout).toMatch(/8 × 8 pixels in 64 columns, values 0 to 16\n/);
    expect(stdout).toContain('and 15 more columns; --all shows every one');
    const all = await cli.run('inspect', digits, '--all');
    expect(all.stdout).toMatch(/\n {2}p63 +number/);
  });

  it('reads as it is told', async () => {
    cli.write('odd.txt', "a|'x|y'|1,5\nb|-|2,5\nc|-|-\n");
    const read = ['--delimiter', '|', '--quote', "'", '--header', 'no', '--decimal', ',', '--missing', '-'];
    const report = await inspect('odd.txt', ...read);
    expect(report).toMatchObject({ rows: 3, dialect: { delimiter: '|', quote: "'", header: false, decimal: ',' } });
    expect(report.columns.map(({ type, missing, distinct }) => [type, missing, distinct])).toEqual([
      ['category', 0, 3],
      ['category', 2, 1],
      ['number', 1, 2],
    ]);
    const some = await inspect(notes, '--columns', 'newts,"plants, % (est.)"');
    expect(some.columns.map(({ name }) => name).sort()).toEqual(['newts', 'plants, % (est.)']);
    cli.write('us.csv', 'day,n\n02/03/2024,1\n04/05/2024,2\n');
    const american = await inspect('us.csv', '--date-format', 'MM/dd/yyyy');
    expect(american.columns[0]!.dates).toEqual({ first: '2024-02-03', last: '2024-04-05' });
    expect((await inspect('small.csv', '--delimiter', 'tab')).columns).toHaveLength(1);
  });

  it('reads JSON lines, which have no delimiter', async () => {
    cli.write(
      'rows.jsonl',
      '{"size": 1.5, "open": true}\n{"size": 2.5, "open": false}\n{"size": null, "open": true}\n',
    );
    const report = await inspect('rows.jsonl');
    expect(report).toMatchObject({ kind: 'json', dialect: null, rows: 3, rejectedCount: 0 });
    expect(report.columns.map(({ name, type, missing }) => [name, type, missing])).toEqual([
      ['size', 'number', 1],
      ['open', 'boolean', 0],
    ]);
    expect((await cli.run('inspect', 'rows.jsonl')).stdout).toMatch(/\n {2}file +JSON lines, \d+ B\n/);
  });

  it('reads a share of the rows', async () => {
    const part = await inspect(digits, '--share', '0.1');
    expect(part.sampledFrom).toBe(1797);
    expect(part.rows).toBeGreaterThan(100);
    expect(part.rows).toBeLessThan(260);
    expect((await inspect(digits, '--share', '0.1')).columns).toEqual(part.columns);
  });

  it('fits 100 columns with thousands of columns and odd names', async () => {
    const names = Array.from({ length: 2000 }, (_, i) => `column ${i} ${'long '.repeat(i % 60)}`.trim());
    names[3] = '__proto__';
    names[4] = 'constructor';
    cli.write(
      'wide.csv',
      `${names.join(',')}\n${names.map((_, i) => i).join(',')}\n${names.map((_, i) => -i).join(',')}\n`,
    );
    const { code, stdout } = await cli.run('inspect', 'wide.csv');
    expect(code).toBe(0);
    expect(widest(stdout)).toBeLessThanOrEqual(100);
    expect(stdout).toContain('  __proto__');
    expect(stdout).toMatch(/and 1950 more columns/);
    expect(
      stdout.split('\n').filter((line) => /number +feature|number +target|number +ignore/.test(line)),
    ).toHaveLength(50);
  });

  it('fails when nothing can be read, and prints nothing to stdout', async () => {
    cli.write('empty.csv', '');
    cli.write('picture.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]));
    for (const [file, why] of [
      ['lost.csv', /There is no file lost\.csv/],
      ['empty.csv', /empty\.csv is empty/],
      ['picture.csv', /picture\.csv is a PNG picture/],
    ] as const) {
      const ended = await cli.run('inspect', file, '--json');
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toMatch(why);
    }
  });

  it('refuses words that mean nothing', async () => {
    for (const [words, why] of [
      [[], /Expected a data file; none came/],
      [['a.csv', 'b.csv'], /‘b\.csv’ is one too many/],
      [['small.csv', '--header', 'maybe'], /--header must be yes or no; ‘maybe’ came/],
      [['small.csv', '--share', '0'], /--share must be a number above 0, at most 1; ‘0’ came/],
      [['small.csv', '--share', 'half'], /‘half’ came/],
      [['small.csv', '--decimal', ':'], /--decimal must be \. or ,/],
      [['small.csv', '--date-format', 'DD'], /--date-format must be yyyy-MM-dd or/],
      [['small.csv', '--encoding', 'latin'], /--encoding must be UTF-8 or/],
    ] as const) {
      const ended = await cli.run('inspect', ...words);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toMatch(why);
    }
  });

  it('says on stderr what it has in its JSON as well', async () => {
    const { code, stdout, stderr } = await cli.run('inspect', notes, '--json');
    expect(code).toBe(0);
    const { issues } = v.parse(inspectFormat, JSON.parse(stdout));
    const warnings = issues.filter(({ level }) => level === 'warning');
    expect(warnings.length).toBeGreaterThanOrEqual(3);
    for (const { message } of warnings) expect(stderr).toContain(message);
  });
});
