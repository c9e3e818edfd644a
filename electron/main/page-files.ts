import path from 'node:path';

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

export const mimeTypeOf = (file: string): string =>
  mimeTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream';

/** The file that an address of our scheme stands for, or null when it is none of the page's own files. */
export function fileOfAddress(address: string, folder: string): string | null {
  let url: URL;
  let asked: string;
  try {
    url = new URL(address);
    asked = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (url.protocol !== 'app:' || url.host !== 'deepwright') return null;
  // A zero byte or a backslash has no place in a name of ours; on Windows the latter would be a folder's border.
  if (/[\0\\]/.test(asked)) return null;
  const file = path.join(folder, asked === '/' ? 'index.html' : asked);
  const inside = path.relative(folder, file);
  return inside === '' || inside.startsWith('..') || path.isAbsolute(inside) ? null : file;
}
