import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileOfAddress, mimeTypeOf } from './page-files';

const folder = path.resolve('/srv/page');
const fileOf = (address: string) => fileOfAddress(address, folder);

describe('files of the page', () => {
  it('serves the page and what lies beside it', () => {
    expect(fileOf('app://deepwright/')).toBe(path.join(folder, 'index.html'));
    expect(fileOf('app://deepwright/index.html?x=1#y')).toBe(path.join(folder, 'index.html'));
    expect(fileOf('app://deepwright/assets/a%20b.js')).toBe(path.join(folder, 'assets', 'a b.js'));
  });

  it.each([
    'app://deepwright/../secret',
    'app://deepwright/%2e%2e/secret',
    'app://deepwright/..%2f..%2fetc/passwd',
    'app://deepwright/assets/%2e%2e%2f%2e%2e%2fsecret',
    'app://deepwright/..%5c..%5csecret',
    'app://deepwright/a%00.html',
    'app://deepwright/%E0%A4%A',
    'app://elsewhere/index.html',
    'file:///etc/passwd',
    'nonsense',
  ])('never leaves the folder: %s', (address) => {
    const file = fileOf(address);
    if (file !== null) expect(file.startsWith(folder + path.sep)).toBe(true);
    if (/%2f|%5c|%00|%E0|elsewhere|file:|nonsense/i.test(address)) expect(file).toBeNull();
  });

  it('names the types that the page needs', () => {
    expect(mimeTypeOf('a.JS')).toMatch('text/javascript');
    expect(mimeTypeOf('a.woff2')).toBe('font/woff2');
    expect(mimeTypeOf('a.unknown')).toBe('application/octet-stream');
  });
});
