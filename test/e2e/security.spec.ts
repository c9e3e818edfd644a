import { readFileSync } from 'node:fs';
import type {} from '../../electron/shared/ipc';
import { expect, test } from './support/app';

/** The window is a locked room: sandboxed, isolated, without eval, without a network. */
test.describe('security', () => {
  test('the window runs sandboxed and isolated, as an ordinary user', async ({ app }) => {
    const settings = await app.electron.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      return { url: webContents.getURL(), user: process.getuid?.(), pid: webContents.getOSProcessId() };
    });
    if (process.platform === 'linux') {
      // 2: the kernel filters the page's system calls. Without the sandbox it is 0.
      expect(/^Seccomp:\s*(\d)/m.exec(readFileSync(`/proc/${settings.pid}/status`, 'utf8'))?.[1]).toBe('2');
    }
    expect(settings.url).toMatch(/^app:\/\//);
    expect(settings.user).not.toBe(0);
    const inside = await app.page.evaluate(() => ({
      require: typeof (globalThis as Record<string, unknown>)['require'],
      process: typeof (globalThis as Record<string, unknown>)['process'],
      bridge: Object.keys(window.deepwright).sort(),
    }));
    expect(inside).toEqual({ require: 'undefined', process: 'undefined', bridge: ['on', 'pathOf', 'request'] });
  });

  test('no code from text, nothing from outside', async ({ app }) => {
    // A script of the page itself: what the test tool evaluates is let past the policy.
    const outcome = await app.page.evaluate(async () => {
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.ranInline = true';
      document.head.append(script);
      const image = new Image();
      image.src = 'https://example.com/pixel.png';
      document.body.append(image);
      await fetch('https://example.com/').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
      image.remove();
      return { ranInline: 'ranInline' in window, blocked: [...new Set(blocked)].sort() };
    });
    expect(outcome.ranInline).toBe(false);
    expect(outcome.blocked).toEqual(['connect-src', 'img-src', 'script-src-elem']);
    // These complaints were asked for.
    app.complaints.length = 0;
  });

  test('a page cannot open windows or go elsewhere', async ({ app }) => {
    const opened = await app.page.evaluate(() => window.open('https://example.com/') === null);
    expect(opened).toBe(true);
    await app.page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await app.page.waitForTimeout(200);
    // Asked of main: the test tool waits for the refused navigation to end.
    const still = await app.electron.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      const buttons = (await webContents.executeJavaScript('document.querySelectorAll("button").length')) as number;
      return { url: webContents.getURL(), buttons };
    });
    expect(still.url).toMatch(/^app:\/\//);
    expect(still.buttons).toBeGreaterThan(3);
    app.complaints.length = 0;
  });

  test('a request with a payload of another shape is answered with an issue', async ({ app }) => {
    const answer = await app.page.evaluate(() =>
      window.deepwright.request('data/rows', { dataId: 7, start: 'x' } as never),
    );
    expect(answer).toMatchObject({ ok: false });
  });
});
