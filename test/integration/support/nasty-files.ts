import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** What a file has to end in: a table, exactly this one, or a message with this code, and this line where one is to blame. */
export type Outcome =
  | { rows: number; columns: number; rejected?: readonly number[]; issues?: readonly string[] }
  | { code: string; line?: number };

export interface NastyFile {
  name: string;
  make: (file: string) => void;
  outcome: Outcome;
}

const text = (name: string, content: string | Uint8Array, outcome: Outcome): NastyFile => ({
  name,
  make: (file) => writeFileSync(file, content),
  outcome,
});

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** Bytes that look like chance, the same ones each time. */
const noise = (length: number): Uint8Array => {
  let state = 7;
  return Uint8Array.from({ length }, () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 16);
};

const utf16be = (content: string): Uint8Array => Buffer.from(content, 'utf16le').swap16();

/** Files of the kind that people really have, each with what must become of it. */
export const nastyFiles: readonly NastyFile[] = [
  text('empty.csv', '', { code: 'data/empty-file' }),
  text('line-ends.csv', '\n\n\r\n\n', { code: 'data/empty-file' }),
  text('spaces.csv', '   \n  ', { code: 'data/empty-file' }),
  text('mark-only.csv', '\ufeff', { code: 'data/empty-file' }),
  text('header-only.csv', 'a,b,c\n', { code: 'data/header-only' }),
  text('header-cut.csv', 'a,b,c', { code: 'data/header-only' }),
  text('one-cell.csv', '5', { rows: 1, columns: 1 }),
  text('one-row.csv', 'a,b\n1,x', { rows: 1, columns: 2 }),
  text('ragged.csv', 'a,b,c\n1,2,3\n4,5\n6,7,8,9\n10,11,12\n', { rows: 2, columns: 3, rejected: [3, 4] }),
  text('all-ragged.csv', 'a,b,c\n1,2\n1\n1,2,3,4\n', { code: 'data/no-lines-read', line: 2 }),
  text('unclosed-quote.csv', 'a,b\n1,x\n2,"y\n3,z\n4,w\n', { rows: 3, columns: 2, rejected: [3] }),
  text('unclosed-at-end.csv', 'a,b\n1,x\n2,"y', { rows: 1, columns: 2, rejected: [3] }),
  text('text-after-quote.csv', 'a,b\n1,"x" y\n2,z\n', { rows: 1, columns: 2, rejected: [2] }),
  text('quotes-only.csv', 'a,b\n"",""\n"""",x\n', { rows: 2, columns: 2 }),
  text('quoted-breaks.csv', 'a,b\n"one\ntwo",1\n"three\r\nfour",2\n', { rows: 2, columns: 2 }),
  text('quoted-header.csv', '"a,b","c\nd"\n1,2\n3,4\n', { rows: 2, columns: 2 }),
  text('nul-inside.csv', `a,b\n${lines(200_000, (i) => `${i},x`)}\n1,\0\n`, { code: 'data/not-text' }),
  text('nul-at-end.csv', Buffer.concat([Buffer.from('a,b\n1,2\n'), Buffer.alloc(64)]), { code: 'data/not-text' }),
  text('binary.csv', noise(200_000), { code: 'data/not-text' }),
  text('picture.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { code: 'data/not-text' }),
  text('spreadsheet.csv', Buffer.from('504b0304140006000800', 'hex'), { code: 'data/not-text' }),
  text('old-office.csv', Buffer.from('d0cf11e0a1b11ae1', 'hex'), { code: 'data/not-text' }),
  text('paper.csv', '%PDF-1.7 and so on', { code: 'data/not-text' }),
  text('long-line.csv', Buffer.alloc(50_000_000, 'x'), { code: 'data/no-lines-read', line: 1 }),
  text(
    'long-line-inside.csv',
    Buffer.concat([Buffer.from('a,b\n1,x\n'), Buffer.alloc(50_000_000, 'y'), Buffer.from('\n2,z\n')]),
    {
      rows: 2,
      columns: 2,
      rejected: [3],
    },
  ),
  text(
    'ten-thousand-columns.csv',
    `${lines(4, (row) => Array.from({ length: 10_000 }, (_, i) => (row === 0 ? `c${i}` : i * row)).join(','))}\n`,
    {
      rows: 3,
      columns: 10_000,
    },
  ),
  text(
    'ten-thousand-quoted.csv',
    `${lines(4, (row) => Array.from({ length: 10_000 }, (_, i) => (row === 0 ? `c${i}` : `"${i * row}"`)).join(','))}\n`,
    {
      rows: 3,
      columns: 10_000,
    },
  ),
  text(
    'too-many-columns.csv',
    `${Array.from({ length: 60_000 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(59_999)}1\n`,
    {
      code: 'data/too-many-columns',
    },
  ),
  text('all-missing.csv', 'a,b\n,\nNA,NaN\n?,.\n', { rows: 3, columns: 2, issues: ['data/empty-column'] }),
  text('mixed-ends.csv', 'a,b\r\n1,2\n3,4\r5,6\r\n', { rows: 3, columns: 2 }),
  text('old-mac.csv', 'a,b\r1,2\r3,4\r', { rows: 2, columns: 2 }),
  text(
    'odd-names.csv',
    `__proto__,constructor,toString,😀,${'n'.repeat(300)},,a,a\n1,2,3,4,5,6,7,8\n1,2,3,4,5,6,7,9\n`,
    {
      rows: 2,
      columns: 8,
      issues: ['data/duplicate-name', 'data/empty-name'],
    },
  ),
  text('name-of-a-megabyte.csv', `${'n'.repeat(1_000_000)},b\n1,2\n3,4\n`, { rows: 2, columns: 2 }),
  text('sql-names.csv', `"a""; DROP TABLE cells; --",b'); SELECT 1; --,"c\\"\n1,2,3\n4,5,6\n`, { rows: 2, columns: 3 }),
  text('formula.csv', 'a,b\n=1+1,+cmd\n"=HYPERLINK(""x"")",@b\n', { rows: 2, columns: 2 }),
  text('wide-header.csv', 'a,b,c,d\n1,2\n3,4\n5,6\n', { rows: 3, columns: 2, issues: ['data/header-width'] }),
  text('narrow-header.csv', 'a,b\n1,2,3\n4,5,6\n7,8,9\n', { rows: 3, columns: 3, issues: ['data/header-width'] }),
  text('no-header.csv', '1,2\n3,4\n5,6\n', { rows: 3, columns: 2 }),
  text('trailing-delimiters.csv', 'a,b,\n1,2,\n3,4,\n', {
    rows: 2,
    columns: 3,
    issues: ['data/empty-name', 'data/empty-column'],
  }),
  text('line-separators.csv', 'a,b\nx\u2028y,1\nz\u0085w,2\n', { rows: 2, columns: 2 }),
  text('utf-16-be.csv', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be('a,b\nü,1\nß,2\n')]), {
    rows: 2,
    columns: 2,
  }),
  text('utf-16-no-mark.csv', Buffer.from('name,value\nAda,1\nBob,2\n', 'utf16le'), { rows: 2, columns: 2 }),
  text('utf-32.csv', Buffer.from([...'a,b\n1,2\n'].flatMap((sign) => [sign.charCodeAt(0), 0, 0, 0])), {
    code: 'data/not-text',
  }),
  text('latin-1.csv', Buffer.from('größe,b\n1,ü\n2,ß\n', 'latin1'), { rows: 2, columns: 2, issues: ['data/encoding'] }),
  text(
    'one-bad-byte.csv',
    Buffer.concat([Buffer.from(`a,b\n${lines(50_000, (i) => `${i},é`)}\n1,`), Buffer.from([0xff, 0x0a])]),
    {
      rows: 50_001,
      columns: 2,
      issues: ['data/encoding'],
    },
  ),
  text('decimal-comma.csv', 'a;b\n1,5;x\n2,5;y\n', { rows: 2, columns: 2 }),
  text('huge-numbers.csv', 'a,b\n1e308,1\n1e400,2\n-1e308,3\ninf,4\n5e-324,5\nnan,6\n-0,7\n', { rows: 7, columns: 2 }),
  text('impossible-dates.csv', 'day,x\n2024-02-30,1\n2024-13-01,2\n0000-00-00,3\n', { rows: 3, columns: 2 }),
  text('aligned.txt', 'a    b\n1    2\n10   20\n', { rows: 1, columns: 5, rejected: [3] }),
  text('blank-lines.csv', `a,b\n${'\n'.repeat(100_000)}1,2\n3,4\n`, { rows: 2, columns: 2 }),
  text('separator-line.csv', 'sep=;\na;b\n1;2\n3;4\n', { code: 'data/separator-line', line: 1 }),
  text('json-array.csv', '[{"a": 1}, {"a": 2}]', { code: 'data/not-a-table' }),
  text('json-pretty.json', '{\n  "a": 1\n}\n', { code: 'data/not-a-table' }),
  text('json-lines-broken.jsonl', '{"a": 1}\n{"a": \n{"a": 3}\n', { rows: 2, columns: 1, rejected: [2] }),
  text('page.csv', '<!doctype html><p>Not found</p>', { code: 'data/not-a-table' }),
  text('cut.parquet', 'PAR1\x15\x04', { code: 'data/damaged-parquet' }),
  text('packed.csv.gz', gzipSync('a,b\n1,2\n3,4\n'), { rows: 2, columns: 2 }),
  text('packed-empty.csv.gz', gzipSync(''), { code: 'data/empty-file' }),
  text('cut-off.csv.gz', gzipSync(noise(40_000).join('\n')).subarray(0, 9000), { code: 'data/damaged-gzip' }),
  text('bomb.csv.gz', gzipSync(Buffer.alloc(300_000_000, 'a'), { level: 9 }), { code: 'data/no-lines-read', line: 1 }),
  text('bomb-of-nul.csv.gz', gzipSync(Buffer.alloc(300_000_000), { level: 9 }), { code: 'data/not-text' }),
  text(`a 'quoted' "name"; -- %s \\.csv`, 'a,b\n1,2\n3,4\n', { rows: 2, columns: 2 }),
  text('*.csv', 'a,b\n1,2\n3,4\n', { rows: 2, columns: 2 }),
  text('[ab].csv', 'a,b\n1,2\n3,4\n', { rows: 2, columns: 2 }),
  { name: 'folder.csv', make: (file) => mkdirSync(file), outcome: { code: 'data/is-folder' } },
  { name: 'nowhere.csv', make: () => undefined, outcome: { code: 'data/file-missing' } },
  { name: 'circle.csv', make: (file) => symlinkSync(file, file), outcome: { code: 'data/unreadable' } },
  {
    name: 'pipe.csv',
    make: (file) => execFileSync('mkfifo', [file]),
    outcome: { code: 'data/not-a-file' },
  },
];
