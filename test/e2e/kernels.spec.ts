import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseProject } from '@deepwright/engine';
import { App, expect, root, test } from './support/app';
import { BuildRoom } from './support/build-room';
import { Settings } from './support/settings';

test('kernels are chosen in the settings; the run that follows uses and names them', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  const build = new BuildRoom(page);
  const settings = new Settings(page);
  const status = page.getByRole('contentinfo');
  await page.getByRole('button', { name: 'Open sample Iris' }).click();
  await expect(build.block('dense-1')).toBeVisible();
  await page.getByRole('tab', { name: 'Log' }).click();

  await test.step('the usual choice, and what this machine has', async () => {
    await expect(status).toContainText('Reproducible kernels');
    await settings.open();
    await expect(settings.kernels('Reproducible')).toBeChecked();
    await expect(settings.training).toContainText('The same weights to the bit on every machine');
    await expect(settings.training).toContainText(/None found\. Looked for|not reproducible to the bit/);
    await expect(settings.fact('Kernels')).toHaveText('Reproducible (wasm std)');
    await expect(settings.fact('Threads of a run')).toHaveText('Automatic');
    await expect(settings.fact('Accelerator')).toHaveText('None');
    await expect(settings.fact('Cores')).toHaveText(String(availableParallelism()));
    await expect(settings.fact(/the newest/)).toHaveCount(0);
    await settings.close();
  });

  await test.step('a run with it', async () => {
    await build.train().click();
    await expect(build.dock.getByRole('row', { name: /100 of 100/ })).toContainText('wasm std float32', {
      timeout: 30_000,
    });
    await expect(status).toContainText('wasm std float32');
  });

  await test.step('Fast, on one thread', async () => {
    await settings.open();
    await expect(settings.fact('Run 1, the newest')).toHaveText('wasm std float32');
    await settings.chooseKernels('Fast');
    await settings.chooseThreads('1');
    await expect(settings.training).toContainText('the last digits of the weights depend on the processor');
    await expect(settings.fact('Kernels')).toHaveText('Fast (wasm relaxed)');
    await expect(settings.fact('Threads of a run')).toHaveText('1 thread');
    await settings.close();
  });

  await test.step('the next run is computed so, without a restart, and says it', async () => {
    await build.train().click();
    await expect(build.dock.getByRole('row', { name: /^2 / })).toContainText('wasm relaxed float32', {
      timeout: 30_000,
    });
    await expect(build.train()).toBeEnabled();
    await expect(status).toContainText('wasm relaxed float32');
    await settings.open();
    await expect(settings.fact('Run 2, the newest')).toHaveText('wasm relaxed float32');
    await settings.close();
  });

  await test.step('the file has both records; the command line gets the same weights with the same kernels', async () => {
    const saved = app.path('iris.dw');
    await app.answerSaveDialog(saved);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    const parsed = parseProject(readFileSync(saved, 'utf8'));
    if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
    const [std, relaxed] = parsed.value.runs;
    expect([std?.kernel, relaxed?.kernel]).toEqual(['wasm std float32', 'wasm relaxed float32']);
    for (const [kernels, run] of [
      ['std', std],
      ['relaxed', relaxed],
    ] as const) {
      const words = [path.join(root, 'engine/bin/deepwright.mjs'), 'train', saved, '--kernels', kernels, '--json'];
      const report = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as { weightHash: string };
      expect(report.weightHash).toBe(run?.result.weightHash);
    }
  });

  await test.step('the choice is kept', async () => {
    await app.close();
    const again = await App.start(app.folder);
    await expect(again.page.getByRole('contentinfo')).toContainText('Fast kernels, 1 thread');
    const kept = new Settings(again.page);
    await kept.open();
    await expect(kept.kernels('Fast')).toBeChecked();
    await again.close();
    expect(again.complaints).toEqual([]);
  });
});
