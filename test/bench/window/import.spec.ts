import { expect, test } from '../../e2e/support/app';

/** The window while a large file is imported: its worst gap between two frames. Reported, never judged. */
test('import of a million rows', async ({ app }) => {
  test.setTimeout(180_000);
  const file = process.env.DEEPWRIGHT_BENCH_FILE;
  test.skip(!file, 'run by npm run bench:data');
  const { page } = app;
  await app.dropFiles([file!]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeEnabled({ timeout: 60_000 });
  await page.evaluate(() => {
    const watched = window as unknown as { worst: number; frames: number };
    watched.worst = 0;
    watched.frames = 0;
    let last = performance.now();
    const tick = (): void => {
      const now = performance.now();
      watched.worst = Math.max(watched.worst, now - last);
      watched.frames++;
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const started = Date.now();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('table', { name: /^Rows of/ })).toBeVisible({ timeout: 120_000 });
  const seconds = (Date.now() - started) / 1000;
  const found = await page.evaluate(() => {
    const { worst, frames } = window as unknown as { worst: number; frames: number };
    return { worst, frames };
  });
  console.log(`BENCH ${JSON.stringify({ seconds, worstFrameMilliseconds: found.worst, frames: found.frames })}`);
});
