import fc from 'fast-check';
import { truncateSync, unlinkSync, writeFileSync, chmodSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openData, type OpenTable } from '../../engine/src/host/data/open-data';
import { peekData } from '../../engine/src/host/data/peek';
import type { Result } from '../../engine/src/issues/issue';
import { nastyFiles } from './support/nasty-files';

/** Whatever a file holds, it ends in the right table or in a clear message. */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'deepwright-nasty-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What people can read, with a next step. */
const isClear = (result: Result<unknown>): void => {
  if (result.ok) return;
  const [issue] = result.issues;
  expect(issue!.code).toMatch(/^data\//);
  expect(issue!.message.length).toBeGreaterThan(20);
  expect(issue!.message).not.toMatch(/undefined|NaN|\[object|Error:|at .*\.ts/);
  expect(issue!.hint ?? '').not.toBe('');
};

describe('nasty files', { timeout: 60_000 }, () => {
  it('are at least forty', () => expect(nastyFiles.length).toBeGreaterThanOrEqual(40));

  it.each(nastyFiles)('$name', async ({ name, make, outcome }) => {
    const file = path.join(folder, name);
    make(file);
    const peek = await peekData(file, {});
    const result = await openData(file);
    isClear(peek);
    isClear(result);
    if ('code' in outcome) {
      expect(result).toMatchObject({ ok: false, issues: [outcome] });
      return;
    }
    if (!result.ok) throw new Error(result.issues[0]!.message);
    const { preview, table } = result.value;
    expect({ rows: preview.rows, columns: preview.columns.length }).toEqual({
      rows: outcome.rows,
      columns: outcome.columns,
    });
    expect(preview.rejected.map(({ line }) => line)).toEqual(outcome.rejected ?? []);
    const codes = preview.issues.map(({ code }) => code);
    for (const code of outcome.issues ?? []) expect(codes).toContain(code);
    // No half a dataset: every column has every row.
    for (const column of table.columns)
      expect((column.type === 'category' ? column.codes : column.values).length).toBe(preview.rows);
    expect(new Set(table.columns.map((column) => column.name)).size).toBe(table.columns.length);
  });

  it.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    const file = path.join(folder, 'secret.csv');
    writeFileSync(file, 'a,b\n1,2\n');
    chmodSync(file, 0);
    expect(await openData(file)).toMatchObject({ ok: false, issues: [{ code: 'data/no-permission' }] });
  });

  const large = (name: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, `a,b\n${Array.from({ length: 400_000 }, (_, i) => `${i},${i % 7}`).join('\n')}\n`);
    return file;
  };

  it('a file that is deleted while it is read', async () => {
    const file = large('deleted.csv');
    const opening = openData(file);
    setTimeout(() => unlinkSync(file), 20);
    const result = await opening;
    isClear(result);
    if (result.ok) expect(result.value.preview.rows).toBe(400_000);
  });

  it('a file that is cut while it is read', async () => {
    const file = large('cut.csv');
    const opening = openData(file);
    setTimeout(() => truncateSync(file, 1_000_000), 20);
    const result = await opening;
    isClear(result);
    // What is read is one of the two files, whole.
    if (result.ok) expect([400_000, 123_000]).toContainEqual(Math.floor(result.value.preview.rows / 1000) * 1000);
  });

  it('leaves no copies behind', async () => {
    expect((await readdir(tmpdir())).filter((name) => name.startsWith('deepwright-copy-'))).toEqual([]);
  });
});

const openText = async (content: string | Uint8Array): Promise<Result<OpenTable>> => {
  const file = path.join(folder, 'fuzz.csv');
  writeFileSync(file, content);
  return openData(file);
};

describe('any bytes', { timeout: 120_000 }, () => {
  it('end in a whole table or a clear message', async () => {
    const sign = fc.constantFrom(...'ab1.,;\t|"\'\n\n\r-eE5 ', 'é', '\ufeff', '\0', '"\n"', 'NA', '1e999', '{"a":1}');
    const bytes = fc.oneof(
      fc.array(sign, { maxLength: 300 }).map((signs) => signs.join('')),
      fc.uint8Array({ maxLength: 400 }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const result = await openText(content);
        isClear(result);
        if (!result.ok) return;
        const { preview, table } = result.value;
        expect(preview.rows).toBeGreaterThan(0);
        for (const column of table.columns)
          expect((column.type === 'category' ? column.codes : column.values).length).toBe(preview.rows);
        expect(result.value.rows(0, preview.rows).cells).toHaveLength(preview.rows);
      }),
      { numRuns: 150 },
    );
  });

  it('a table that was written properly comes back as it was, whatever its cells', async () => {
    const word = fc.stringMatching(/^[a-zé][a-z ,;"'\n\té]{0,12}[a-zé]$/);
    const row = fc.tuple(word, fc.double({ noNaN: true, noDefaultInfinity: true }), word);
    const dialect = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      end: fc.constantFrom('\n', '\r\n'),
      always: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 3, maxLength: 30 }),
        dialect,
        async (rows, { delimiter, end, always }) => {
          const quoted = (text: string): string =>
            always || /[,;\t|"'\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
          const records = [['first', 'number', 'last'], ...rows.map(([a, n, b]) => [a, String(n), b])];
          const result = await openText(records.map((record) => record.map(quoted).join(delimiter)).join(end));
          if (!result.ok) throw new Error(result.issues[0]!.message);
          const cells = result.value.rows(0, 1000).cells;
          expect(cells).toEqual(
            rows.map(([a, n, b]) => [a, String(n === 0 ? n : n), b].map((text) => (text === '-0' ? '0' : text))),
          );
        },
      ),
      { numRuns: 80 },
    );
  });
});
