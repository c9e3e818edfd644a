import { app, BrowserWindow, dialog, nativeTheme, screen, type WebContents } from 'electron';
import path from 'node:path';
import type { EventName, Events } from '../shared/ipc';
import { readJson, writeJson } from './json-file';
import { log } from './log';
import { pageAddress } from './page';
import { preloadFile, resourcesDir, userFile } from './paths';
import { boundsFor, rememberedSchema, smallest, type Remembered } from './window-bounds';

/** The page's ground, so that nothing flashes before it is drawn. */
const ground = (): string => (nativeTheme.shouldUseDarkColors ? '#0E1211' : '#E9EBEA');

const remembered = (): Remembered | null =>
  readJson<Remembered | null>(userFile('window.json'), rememberedSchema, null);

const remember = (window: BrowserWindow): void =>
  writeJson(userFile('window.json'), { bounds: window.getNormalBounds(), maximized: window.isMaximized() });

/** More crashes than this in a minute are no accident: a fresh window would only crash again. */
const crashLimit = 3;

/**
 * The one window. It is replaced when its page dies, so others hold this object and not the window itself:
 * `send` reaches whatever page there is now.
 */
export class MainWindow {
  private window: BrowserWindow | null = null;
  private dirty = false;
  private mayClose = false;
  private quitting = false;
  private responsive = true;
  private crashes: number[] = [];
  private readonly freshPage: (() => void)[] = [];
  private readonly listens: (() => void)[] = [];

  constructor() {
    app.on('before-quit', () => (this.quitting = true));
    nativeTheme.on('updated', () => this.window?.setBackgroundColor(ground()));
  }

  get contents(): WebContents | undefined {
    return this.window?.isDestroyed() === false ? this.window.webContents : undefined;
  }

  /** The window for a native dialog to stand before. */
  get parent(): BrowserWindow | undefined {
    return this.window ?? undefined;
  }

  /** False while nobody would read what is sent. */
  get listening(): boolean {
    const contents = this.contents;
    return this.responsive && contents !== undefined && !contents.isCrashed() && !contents.isLoadingMainFrame();
  }

  /** Called whenever a page begins anew: what the former one held is not wanted any more. */
  onFreshPage(listener: () => void): void {
    this.freshPage.push(listener);
  }

  /** Called when a page that hung is heard again. */
  onListening(listener: () => void): void {
    this.listens.push(listener);
  }

  send<N extends EventName>(name: N, event: Events[N]): void {
    const contents = this.contents;
    if (contents && !contents.isCrashed()) contents.send(name, event);
  }

  /** Hands a file to the page as soon as there is one. */
  openPath(file: string): void {
    const contents = this.contents;
    if (!contents) return;
    const hand = (): void => this.send('app/openPath', { path: file });
    if (contents.isLoadingMainFrame()) contents.once('did-finish-load', hand);
    else hand();
  }

  focus(): void {
    if (this.window?.isMinimized()) this.window.restore();
    this.window?.focus();
  }

  setState(title: string, dirty: boolean): void {
    this.dirty = dirty;
    this.window?.setTitle(`${dirty ? '• ' : ''}${title ? `${title} – ` : ''}Deepwright`);
    this.window?.setDocumentEdited(dirty);
  }

  /** The page has asked the person: now the window may go. */
  confirmClose(): void {
    this.mayClose = true;
    if (this.quitting) app.quit();
    else this.window?.close();
  }

  open(): void {
    const former = remembered();
    const window = new BrowserWindow({
      ...boundsFor(
        former,
        screen.getAllDisplays().map((display) => display.workArea),
      ),
      minWidth: smallest.width,
      minHeight: smallest.height,
      title: 'Deepwright',
      icon: path.join(resourcesDir(), 'icon.png'),
      backgroundColor: ground(),
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        preload: preloadFile,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        // Its dictionaries would come over the network.
        spellcheck: false,
      },
    });
    this.window = window;
    this.dirty = false;
    this.mayClose = false;
    this.responsive = true;
    window.once('ready-to-show', () => {
      if (former?.maximized) window.maximize();
      window.show();
    });
    this.watchWindow(window);
    this.watchPage(window);
    window.loadURL(pageAddress()).catch((error: unknown) => log.error('The page could not be loaded', error));
  }

  private watchWindow(window: BrowserWindow): void {
    window.on('page-title-updated', (event) => event.preventDefault());
    window.on('close', (event) => {
      if (this.dirty && !this.mayClose && this.contents?.isCrashed() === false) {
        event.preventDefault();
        if (this.responsive) this.send('app/closeRequested', {});
        else void this.askToCloseAnyway(window);
        return;
      }
      remember(window);
    });
    window.on('closed', () => {
      if (this.window === window) this.window = null;
    });
    window.on('unresponsive', () => {
      this.responsive = false;
      log.warn('The window does not respond');
    });
    window.on('responsive', () => {
      this.responsive = true;
      log.info('The window responds again');
      for (const listener of this.listens) listener();
    });
  }

  private watchPage(window: BrowserWindow): void {
    const { webContents } = window;
    webContents.on('did-start-navigation', (_event, _url, inPlace, isMainFrame) => {
      if (isMainFrame && !inPlace) for (const listener of this.freshPage) listener();
    });
    webContents.on('preload-error', (_event, _file, error) => log.error('The preload failed', error));
    webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit') return;
      log.error(`The page died: ${reason} (${exitCode})`);
      this.replace(window, reason);
    });
  }

  private replace(dead: BrowserWindow, reason: string): void {
    const now = Date.now();
    this.crashes = [...this.crashes.filter((time) => now - time < 60_000), now];
    if (this.crashes.length > crashLimit) {
      dialog.showErrorBox(
        'Deepwright closes',
        `The window stopped ${this.crashes.length} times within a minute (${reason}). Saved projects are unharmed; the log is in ${userFile('logs')}.`,
      );
      app.exit(1);
      return;
    }
    remember(dead);
    // Opened before the other goes, or the app would end with its last window.
    this.open();
    dead.destroy();
  }

  private async askToCloseAnyway(window: BrowserWindow): Promise<void> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: 'The window does not respond, and the project has changes that are not saved.',
      detail: 'Waiting may bring it back. Closing discards the changes.',
      buttons: ['Wait', 'Close and discard'],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1) this.confirmClose();
  }
}
