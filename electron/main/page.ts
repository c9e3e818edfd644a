import { appOrigin } from './csp';

/** The development server's address; undefined in a built app. */
export const developmentServer = (): URL | undefined => {
  const address = process.env['ELECTRON_RENDERER_URL'];
  return address ? new URL(address) : undefined;
};

export const pageAddress = (): string => developmentServer()?.href ?? `${appOrigin}/index.html`;

/** Whether an address is our own page's. */
export function isOurPage(address: string): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  const server = developmentServer();
  if (server) return url.origin === server.origin;
  return url.protocol === 'app:' && url.host === 'deepwright';
}

/** Whether the window may fetch an address at all: its own files, and things made in memory. */
export function mayLoad(address: string): boolean {
  if (/^(data|blob|devtools|about):/.test(address)) return true;
  if (isOurPage(address)) return true;
  const server = developmentServer();
  return server !== undefined && address.startsWith(`ws://${server.host}/`);
}
