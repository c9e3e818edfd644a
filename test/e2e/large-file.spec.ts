import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { expect, test } from './support/app';

test('100,000 rows load, show and split while the window goes on drawing', async ({ app }) => {
  test.setTimeout(120_000);
  const file = app.path('large.csv');
  const out = createWriteStream(file);
  out.write('a,b,c,d,e,f,g,h,kind\n');
  for (let i = 0; i < 100_000; i++) {
    out.write(`${Array.from({ length: 8 }, (_, j) => ((i * (j + 3) * 7919) % 100_003) / 1000).join(',')},${i % 3}\n`);
  }
  out.end();
  await finished(out);

  // Frames are counted from the drop until the columns stand there.
  await app.page.evaluate(() => {
    const counted = window as unknown as { frames: number };
    counted.frames = 0;
    const tick = (): void => {
      counted.frames++;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await app.importFile(file);
  await expect(app.page.getByRole('heading', { name: 'large.csv' })).toBeVisible({ timeout: 60_000 });
  expect(await app.page.evaluate(() => (window as unknown as { frames: number }).frames)).toBeGreaterThan(3);
  const side = app.page.getByRole('complementary', { name: 'Split and problems' });
  await expect(side.getByRole('row', { name: /^Rows/ })).toContainText(/60.000\s*20.000\s*20.000/);
  await app.page.keyboard.press('Control+g');
  await app.page.getByRole('textbox', { name: /line/i }).fill('100001');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByText('100001', { exact: true }).or(app.page.getByText('100 001'))).toBeVisible();
});
