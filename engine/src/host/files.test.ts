import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveFile, sweepUnfinished } from './files';

const execute = promisify(execFile);

let folder: string;
const inFolder = (name: string): string => path.join(folder, name);
const bytes = (text: string): Uint8Array => Buffer.from(text);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'deepwright-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('saveFile', { timeout: 30_000 }, () => {
  it('writes a new file and leaves nothing beside it', async () => {
    await saveFile(inFolder('a.dw'), bytes('one'));
    expect(await readFile(inFolder('a.dw'), 'utf8')).toBe('one');
    expect(await readdir(folder)).toEqual(['a.dw']);
  });

  it('replaces a longer file and keeps its access rights', async () => {
    await writeFile(inFolder('a.dw'), 'a longer text');
    await chmod(inFolder('a.dw'), 0o640);
    await saveFile(inFolder('a.dw'), bytes('two'));
    expect(await readFile(inFolder('a.dw'), 'utf8')).toBe('two');
    expect((await stat(inFolder('a.dw'))).mode & 0o777).toBe(0o640);
  });

  it('writes through a link instead of replacing it', async () => {
    await writeFile(inFolder('real.dw'), 'old');
    await symlink(inFolder('real.dw'), inFolder('link.dw'));
    await saveFile(inFolder('link.dw'), bytes('new'));
    expect(await readFile(inFolder('real.dw'), 'utf8')).toBe('new');
    expect((await readdir(folder)).sort()).toEqual(['link.dw', 'real.dw']);
  });

  it('leaves no trace when the file cannot be replaced', async () => {
    await mkdir(inFolder('a.dw'));
    await writeFile(inFolder('a.dw/kept'), 'kept');
    await expect(saveFile(inFolder('a.dw'), bytes('new'))).rejects.toMatchObject({ code: 'EISDIR' });
    expect(await readdir(folder)).toEqual(['a.dw']);
    expect(await readFile(inFolder('a.dw/kept'), 'utf8')).toBe('kept');
  });

  it('says when the folder is not there', async () => {
    await expect(saveFile(inFolder('no/a.dw'), bytes('x'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.skipIf(process.platform === 'win32')('does not take away what is not a file', async () => {
    const server = createServer().listen(inFolder('socket'));
    await once(server, 'listening');
    try {
      await expect(saveFile(inFolder('socket'), bytes('x'))).rejects.toMatchObject({ code: 'EINVAL' });
      expect((await stat(inFolder('socket'))).isSocket()).toBe(true);
      expect(await readdir(folder)).toEqual(['socket']);
    } finally {
      server.close();
    }
  });

  // A limit on the size of files breaks off a write as a full disk does.
  it.skipIf(process.platform !== 'linux')('keeps the former file when the write breaks off', async () => {
    await writeFile(inFolder('a.dw'), 'former');
    const program = inFolder('save.mjs');
    await build({
      stdin: {
        contents: `import { saveFile } from './files';
          process.on('SIGXFSZ', () => {});
          saveFile(process.argv[2], new Uint8Array(1 << 20)).catch((error) => console.log(error.code));`,
        resolveDir: import.meta.dirname,
      },
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
    });
    const command = `ulimit -f 64; exec "$0" "$1" "$2"`;
    const { stdout } = await execute('bash', ['-c', command, process.execPath, program, inFolder('a.dw')]);
    expect(stdout.trim()).toBe('EFBIG');
    expect(await readFile(inFolder('a.dw'), 'utf8')).toBe('former');
    expect((await readdir(folder)).sort()).toEqual(['a.dw', 'save.mjs']);
  });
});

describe('sweepUnfinished', () => {
  it('removes old unfinished files only', async () => {
    const names = ['.a.dw.0123.deepwright-tmp', '.b.dw.4567.deepwright-tmp', 'a.dw', 'x.deepwright-tmp', '.hidden'];
    for (const name of names) await writeFile(inFolder(name), 'x');
    const longAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
    for (const name of names) if (!name.startsWith('.b')) await utimes(inFolder(name), longAgo, longAgo);
    expect(await sweepUnfinished(folder)).toEqual(['.a.dw.0123.deepwright-tmp']);
    expect((await readdir(folder)).sort()).toEqual([...names.slice(1)].sort());
  });

  it('takes a missing folder for an empty one', async () => {
    expect(await sweepUnfinished(inFolder('no'))).toEqual([]);
  });
});
