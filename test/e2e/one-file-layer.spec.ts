import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { copyWithLayer } from '../architecture/support/throw-away';
import { App, expect, test } from './support/app';
import { BuildRoom } from './support/build-room';

let opened: App | undefined;
let copy: string | undefined;
test.afterEach(async () => {
  await opened?.close();
  if (copy) rmSync(copy, { recursive: true, force: true });
});

test('a layer added as one file stands in the palette, has a form, shapes, a gradient check and a help page', async ({
  folder,
}) => {
  test.setTimeout(180_000);
  const project = (copy = copyWithLayer());
  const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: project, stdio: 'pipe' });
  node('scripts/registries.mjs');
  node('node_modules/electron-vite/bin/electron-vite.js', 'build');
  const app = await App.start(folder, [], project);
  opened = app;
  const build = new BuildRoom(app.page);
  const { page } = app;

  await page.getByRole('button', { name: 'Open sample Iris' }).click();
  await expect(build.block('dense-1')).toBeVisible();
  await build.drag('Stretch', 'stretch-1', 420, 480);
  // Dropping the wire on a port that has one takes its place: Dense → Stretch → ReLU.
  await build.connect('dense-1', 'stretch-1');
  await build.connect('stretch-1', 'activation-1');
  await expect(build.block('stretch-1')).toContainText(/Factor\s*2/);
  await build.block('stretch-1').click();
  await build.setNumber('Factor', '1/2');
  await expect(build.block('stretch-1')).toContainText('0.5');
  await page.keyboard.press('F1');
  await expect(build.inspector).toContainText('Multiplies every value by one number.');
  await expect(build.inspector).toContainText('What every value is multiplied by.');
  await page.getByRole('button', { name: 'Check gradient' }).click();
  await expect(page.getByText('Good: backprop and cost agree')).toBeVisible({ timeout: 30_000 });
  expect(app.complaints).toEqual([]);
});
