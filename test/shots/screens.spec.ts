import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type App } from '../e2e/support/app';
import { BuildRoom } from '../e2e/support/build-room';

/** Screenshots of every screen, in both themes and two sizes, of real runs. They land in test/results/shots. */
const folder = path.resolve(import.meta.dirname, '../results/shots');
mkdirSync(folder, { recursive: true });

const sizes = [
  [1440, 900],
  [1280, 800],
] as const;

/** One picture for each theme and size. */
const shoot = async (app: App, name: string): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    await app.page.evaluate((to) => (document.documentElement.dataset['theme'] = to), theme);
    for (const [width, height] of sizes) {
      await app.resize(width, height);
      await app.page.waitForTimeout(300);
      await app.page.screenshot({ path: path.join(folder, `${name}-${theme}-${width}.png`) });
    }
  }
  await app.page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
  await app.resize(1440, 900);
};

const room = (app: App, name: string) => app.page.getByRole('navigation').getByRole('button', { name }).click();

test('every screen', async ({ app }) => {
  test.setTimeout(240_000);
  const { page } = app;
  const build = new BuildRoom(page);
  await page.getByRole('button', { name: 'Open sample Iris' }).waitFor();
  await shoot(app, '1-welcome');

  await page.getByRole('button', { name: 'Open sample Iris' }).click();
  await expect(build.block('dense-1')).toBeVisible();
  await build.train().click();
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(build.dock.getByText('done')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('tab', { name: 'Curves' }).click();
  await build.block('dense-1').click();
  await shoot(app, '12-build-trained');
  await page.getByRole('button', { name: 'Start page' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Don.t save|Discard/ })
    .click();

  await page.getByRole('button', { name: 'Open sample Moons' }).click();
  await expect(build.block('dense-1')).toBeVisible();
  await shoot(app, '3-build-before');
  const more = build.inspector.locator('summary');
  for (const summary of await more.all()) await summary.click();
  await build.inspector.locator('.scroll').evaluate((scroll) => scroll.scrollTo(0, scroll.scrollHeight));
  await shoot(app, '13-run-settings-more');
  for (const summary of await more.all()) await summary.click();
  await room(app, 'Data');
  await shoot(app, '2-data');

  await room(app, 'Build');
  // Small batches through wide layers: a run that lasts long enough to be looked at.
  for (const id of ['dense-1', 'dense-2']) {
    await build.block(id).click();
    await build.setNumber('Units', '128');
  }
  await build.clickNothing();
  await build.choose('Schedule', 'Inverse-time');
  await build.setNumber('Learning rate α', '0.002');
  await build.setNumber('Batch size', '2');
  await build.setNumber('Epochs', '200');
  await build.block('dense-2').click();
  await build.train().click();
  await page.getByText(/Run 1, epoch (?:[5-9]\d|1\d\d)/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  await shoot(app, '4-build-training');
  await build.setNumber('Units', '24');
  await shoot(app, '5-build-edited');
  await page.getByRole('button', { name: /^Stop/ }).click();
  await expect(build.train()).toBeEnabled();
  await shoot(app, '6-build-stopped');
  await page.getByRole('tab', { name: 'Log' }).click();
  await shoot(app, '7-log');

  await room(app, 'Check');
  await shoot(app, '8-check-empty');
  await page.getByTestId('check-start').click();
  await expect(page.getByTestId('check-ratio')).toBeVisible({ timeout: 30_000 });
  await shoot(app, '9-check');
  await room(app, 'Export');
  await app.answerSaveDialog(app.path('iris.npz'));
  await page.getByTestId('export-npz').click();
  await expect(page.getByText(/same bits/i)).toBeVisible();
  await shoot(app, '10-export');
  await page.keyboard.press('Control+k');
  await shoot(app, '11-commands');
});

test('the data room', async ({ app }) => {
  test.setTimeout(240_000);
  const { page } = app;
  const view = (name: string) => page.getByRole('radiogroup', { name: 'View' }).getByText(name).click();
  const side = page.getByRole('complementary', { name: 'Split and problems' });
  await page.getByRole('button', { name: 'Open sample Iris' }).waitFor();
  await app.dropFiles([app.copy('resources/samples/field-notes.csv')]);
  await app.importDialog.getByText('3 lines cannot be read').waitFor();
  await shoot(app, '14-import');
  await app.importDialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(app.importDialog).toBeHidden();
  await shoot(app, '15-data-messy');

  await app.importFile(app.copy('resources/samples/penguins.csv'));
  await page.getByRole('button', { name: /^Column body_mass_g/ }).click();
  await shoot(app, '16-column');
  await page.keyboard.press('Escape');
  await view('Correlation');
  await page.getByRole('slider', { name: /^Correlation/ }).waitFor();
  await shoot(app, '17-correlation');
  await view('Scatter');
  await page.getByLabel('Colour by').click();
  await page.getByRole('option', { name: 'species' }).click();
  await shoot(app, '18-scatter');
  await view('Table');
  await side.getByRole('button', { name: 'Drop all rows with gaps' }).click();
  await side.getByText('Same distribution?').click();
  await side.getByRole('button', { name: /Compare/ }).click();
  await side
    .getByText(/annot be told apart/)
    .first()
    .waitFor();
  await shoot(app, '19-split');
  await side.getByRole('heading', { name: 'Normalise' }).click();
  await side
    .getByRole('button', { name: /flipper_length_mm/ })
    .first()
    .click();
  await side.getByRole('heading', { name: 'Augment' }).click();
  await side.getByRole('button', { name: 'Add step' }).click();
  await page.getByRole('menuitem', { name: /noise/i }).click();
  await side.evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
  await shoot(app, '20-normalise-augment');

  await app.importFile(app.copy('resources/samples/digits.csv'));
  await view('Pictures');
  await page.getByLabel('0, line 2', { exact: true }).waitFor();
  await shoot(app, '21-pictures');
});
