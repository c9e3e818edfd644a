import { existsSync } from 'node:fs';
import { expect, test } from './support/app';
import { BuildRoom } from './support/build-room';

test('closing with unsaved changes asks, and each answer is kept', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Open sample Moons' }).click();
  const build = new BuildRoom(page);
  await build.block('dense-1').click();
  await build.setNumber('Units', '12');
  const close = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());

  await close();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(build.block('dense-1')).toContainText('12');

  const file = app.path('kept.dw');
  await app.answerSaveDialog(file);
  await close();
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
});

test('undo goes back step by step, one for each gesture', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Open sample Iris' }).click();
  const build = new BuildRoom(page);
  await build.block('dense-1').click();
  await build.setNumber('Units', '9');
  await build.setNumber('Units', '11');
  await build.clickNothing();
  await build.drag('Dropout', 'dropout-1', 420, 480);
  await page.keyboard.press('Control+z');
  await expect(build.block('dropout-1')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(build.block('dense-1')).toContainText('9');
  await page.keyboard.press('Control+z');
  await expect(build.block('dense-1')).toContainText('16');
  await page.keyboard.press('Control+Shift+z');
  await expect(build.block('dense-1')).toContainText('9');
});
