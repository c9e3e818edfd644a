import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from './database';

let folder: string;
let file: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'deepwright-database-'));
  file = path.join(folder, "it's.csv");
  await writeFile(file, 'a\n1\n');
  await writeFile(path.join(folder, 'other.csv'), 'a\n2\n');
  database = await openDatabase(file);
});
afterAll(async () => {
  database.close();
  await rm(folder, { recursive: true });
});

/** Whatever SQL asks for, a database of one file reads that file and nothing else. */
describe('a database of one file', () => {
  it('reads its file', async () => {
    const reader = await database.connection.runAndReadAll('SELECT * FROM read_csv($file)', { file });
    expect(reader.getRows()).toEqual([[1n]]);
  });

  it.each([
    ['another file', () => `SELECT * FROM read_csv('${path.join(folder, 'other.csv')}')`],
    ['a list of files', () => `SELECT * FROM glob('${folder}/*')`],
    ['a file of the system', () => `SELECT * FROM read_text('/etc/passwd')`],
    ['an address', () => `SELECT * FROM read_csv('https://example.invalid/x.csv')`],
    ['writing', () => `COPY (SELECT 1) TO '${path.join(folder, 'out.csv')}'`],
    ['writing over its own file', () => `COPY (SELECT 1) TO '${file.replaceAll("'", "''")}' (FORMAT parquet)`],
    ['another database', () => `ATTACH '${path.join(folder, 'x.db')}'`],
    ['an extension from elsewhere', () => 'INSTALL httpfs'],
    ['loading an extension', () => 'LOAD spatial'],
    ['other settings', () => 'SET enable_external_access = true'],
  ])('refuses %s', async (_what, sql) => {
    await expect(database.connection.run(sql())).rejects.toThrow(/permission|disabled|locked|not|cannot/i);
  });
});
