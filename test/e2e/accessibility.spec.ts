import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type App } from './support/app';
import { BuildRoom } from './support/build-room';
import { Settings } from './support/settings';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of WCAG that axe can judge, in both themes. */
const violations = async (app: App): Promise<string[]> => {
  const found: string[] = [];
  await app.page.evaluate(axe);
  for (const theme of ['light', 'dark']) {
    await app.page.evaluate((to) => (document.documentElement.dataset['theme'] = to), theme);
    await app.page.waitForTimeout(200);
    const result = await app.page.evaluate(() =>
      (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'],
      }),
    );
    for (const { id, nodes } of result.violations) found.push(`${theme} ${id}: ${nodes[0]!.html.slice(0, 160)}`);
  }
  return found;
};

test('every room can be read by everyone', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  const build = new BuildRoom(page);
  const room = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click();
  await expect(page.getByRole('button', { name: 'Open sample Iris' })).toBeVisible();
  expect(await violations(app)).toEqual([]);
  const settings = new Settings(page);
  await settings.open();
  expect(await violations(app)).toEqual([]);
  await settings.close();
  await page.getByRole('button', { name: 'Open sample Iris' }).click();
  await build.block('dense-1').click();
  expect(await violations(app)).toEqual([]);
  await build.train().click();
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(build.dock.getByRole('row', { name: /of/ }).first()).toBeVisible({ timeout: 30_000 });
  expect(await violations(app)).toEqual([]);
  await room('Data');
  await expect(page.getByRole('button', { name: 'Use these columns' })).toBeVisible();
  expect(await violations(app)).toEqual([]);
  const view = (name: string) => page.getByRole('radiogroup', { name: 'View' }).getByText(name).click();
  await page.getByRole('button', { name: /^Column petal_length_cm/ }).click();
  expect(await violations(app)).toEqual([]);
  await page.keyboard.press('Escape');
  await view('Correlation');
  await expect(page.getByRole('slider', { name: /^Correlation/ })).toBeVisible();
  expect(await violations(app)).toEqual([]);
  await view('Scatter');
  expect(await violations(app)).toEqual([]);
  await view('Table');
  await app.dropFiles([app.copy('resources/samples/field-notes.csv')]);
  await expect(app.importDialog).toContainText('3 lines cannot be read');
  expect(await violations(app)).toEqual([]);
  await page.keyboard.press('Escape');
  await room('Check');
  await page.getByTestId('check-start').click();
  await expect(page.getByTestId('check-ratio')).toBeVisible({ timeout: 30_000 });
  expect(await violations(app)).toEqual([]);
  await room('Export');
  await expect(page.getByTestId('export-npz')).toBeVisible();
  expect(await violations(app)).toEqual([]);
});
