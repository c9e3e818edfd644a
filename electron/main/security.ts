import { app, session, type Session, type WebContents } from 'electron';
import { developmentPolicy } from './csp';
import { log } from './log';
import { developmentServer, isOurPage, mayLoad } from './page';

/** The window shows one page and asks the system for nothing: whatever else it tries is refused. */
export function lockDown(): void {
  const own = session.defaultSession;
  refusePermissions(own);
  refuseNetwork(own);
  own.on('will-download', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents) => refuseNavigation(contents));
}

function refusePermissions(own: Session): void {
  own.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn(`Refused the permission ${permission}`);
    answer(false);
  });
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
}

function refuseNetwork(own: Session): void {
  own.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !mayLoad(details.url);
    if (cancel) log.warn(`Refused to load ${details.url}`);
    answer({ cancel });
  });
  const server = developmentServer();
  if (!server) return;
  own.webRequest.onHeadersReceived((details, answer) =>
    answer({
      responseHeaders: { ...details.responseHeaders, 'content-security-policy': [developmentPolicy(server)] },
    }),
  );
}

function refuseNavigation(contents: WebContents): void {
  const refuse = (event: { preventDefault: () => void }, url: string): void => {
    // The development server reloads its own page.
    if (developmentServer() && isOurPage(url)) return;
    event.preventDefault();
    log.warn(`Refused to go to ${url}`);
  };
  contents.on('will-navigate', (event, url) => refuse(event, url));
  contents.on('will-redirect', (event, url) => refuse(event, url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    log.warn(`Refused to open ${url}`);
    return { action: 'deny' };
  });
}
