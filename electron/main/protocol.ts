import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { contentSecurityPolicy } from './csp';
import { fileOfAddress, mimeTypeOf } from './page-files';
import { pageDir } from './paths';

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

const headersFor = (file: string): Record<string, string> => ({
  'content-type': mimeTypeOf(file),
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
});

/** app://deepwright/ is the folder of the built page, and nothing else. */
export function serveApp(): void {
  protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? fileOfAddress(request.url, pageDir) : null;
    if (file === null) return new Response('Not found', { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers: headersFor(file) });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}
