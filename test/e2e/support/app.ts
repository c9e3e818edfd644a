import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

/** A real app in a real window, with an empty profile and a folder for this test's files. */
export class App {
  private constructor(
    readonly electron: ElectronApplication,
    readonly page: Page,
    readonly folder: string,
    /** Errors of the page, of its console and of its content security policy: a test fails on any. */
    readonly complaints: string[],
  ) {}

  static async start(folder: string, args: readonly string[] = [], appFolder: string = root): Promise<App> {
    const electron = await _electron.launch({
      args: [appFolder, ...args],
      chromiumSandbox: true,
      colorScheme: null,
      env: { ...process.env, DEEPWRIGHT_USER_DATA: path.join(folder, 'profile') } as Record<string, string>,
    });
    const page = await electron.firstWindow();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`page error: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`console error: ${message.text()}`);
    });
    page.on('crash', () => complaints.push('the page crashed'));
    await page.waitForLoadState('domcontentloaded');
    return new App(electron, page, folder, complaints);
  }

  private closed = false;

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    // Quitting would ask about unsaved changes, and nobody would answer. It may be gone already.
    await this.electron.evaluate(({ app }) => app.exit(0)).catch(() => undefined);
    await this.electron.close();
  }

  /** The native open dialog answers with this path, once asked. */
  async answerOpenDialog(file: string | null): Promise<void> {
    await this.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = (() =>
        Promise.resolve({ canceled: path === null, filePaths: path === null ? [] : [path] })) as never;
    }, file);
  }

  /** The native save dialog answers with this path. */
  async answerSaveDialog(file: string | null): Promise<void> {
    await this.electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = (() => Promise.resolve({ canceled: path === null, filePath: path ?? '' })) as never;
    }, file);
  }

  async resize(width: number, height: number): Promise<void> {
    await this.electron.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]!.setContentSize(size.width, size.height),
      { width, height },
    );
    await this.page.waitForFunction((w) => window.innerWidth === w, width);
  }

  /** Drops real files on the window at a point, as the desktop would. */
  async dropFiles(files: readonly string[], x = 700, y = 450): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [...files], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x, y, data });
    await session.detach();
  }

  get importDialog() {
    return this.page.getByRole('dialog', { name: /^(Import|How) / });
  }

  /** Drops a table on the window and takes it as the dialog has found it. */
  async importFile(file: string): Promise<void> {
    await this.dropFiles([file]);
    await this.importDialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(this.importDialog).toBeHidden({ timeout: 60_000 });
  }

  /** A copy of a file in this test's folder. */
  copy(file: string, as = path.basename(file)): string {
    const to = path.join(this.folder, as);
    cpSync(path.resolve(root, file), to);
    return to;
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }
}

/** `app` is a started app; its folder goes with the test, and any complaint of the window fails the test. */
export const test = base.extend<{ folder: string; app: App }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'deepwright-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  app: async ({ folder }, use, info) => {
    const app = await App.start(folder);
    await use(app);
    if (info.status !== info.expectedStatus) await app.page.screenshot({ path: info.outputPath('failed.png') });
    await app.close();
    expect(app.complaints).toEqual([]);
  },
});

export { expect };
