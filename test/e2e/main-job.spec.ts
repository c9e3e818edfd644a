import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseProject, planGraph, type RunRecord } from '@deepwright/engine';
import { App, expect, root, test } from './support/app';
import { BuildRoom } from './support/build-room';
import { forward } from './support/forward';
import { readNpz, readSafetensors } from './support/read-weights';

const room = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name }).click();

/** The epoch in the header's readout. */
const epochShown = async (page: Page): Promise<number> =>
  Number(/epoch (\d+)/.exec((await page.getByText(/Run \d+, epoch \d+/).textContent()) ?? '')?.[1] ?? -1);

/** What the product is for, in one sitting: from a CSV on the desktop to trained weights in a file, and back again. */
test('drop iris, build by hand, train, check, export, save, open again', async ({ app }) => {
  test.setTimeout(180_000);
  const { page } = app;
  const csv = app.copy('resources/samples/iris.csv');

  await test.step('the start page offers samples and Open table', async () => {
    for (const title of ['Iris', 'Moons', 'Diabetes']) {
      await expect(page.getByRole('button', { name: `Open sample ${title}` })).toBeVisible();
    }
    await expect(page.getByRole('button', { name: 'Open table…' })).toBeVisible();
  });

  await test.step('dropping a file imports it with the types found', async () => {
    await app.importFile(csv);
    await expect(page.getByRole('heading', { name: 'iris.csv' })).toBeVisible();
    await expect(page.getByLabel('Type of sepal_length_cm')).toContainText('Number');
    await expect(page.getByLabel('Type of target')).toContainText('Category');
    await expect(page.getByText('150 lines of data: all read')).toBeVisible();
  });

  await test.step('the target column, 60/20/20 with a seed, z-score', async () => {
    await page.getByLabel('Role of petal_width_cm').click();
    await page.getByRole('option', { name: /^Target/ }).click();
    await expect(page.getByLabel('Role of target')).toContainText('Feature');
    await page.getByLabel('Role of target').click();
    await page.getByRole('option', { name: /^Target/ }).click();
    await expect(page.getByLabel('Role of petal_width_cm')).toContainText('Feature');
    await expect(page.getByLabel('Scaling of petal_width_cm')).toContainText('z-score');
    const split = page.getByRole('complementary', { name: 'Split and problems' });
    await expect(split.getByRole('row', { name: /^Rows/ })).toContainText(/90\s*30\s*30/);
    await split.getByLabel('Seed').fill('7');
    await split.getByLabel('Seed').press('Enter');
    await page.getByRole('button', { name: 'Use these columns' }).click();
  });

  const build = new BuildRoom(page);
  await test.step('an empty canvas again, built by drag and drop', async () => {
    await build.clickNothing();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect(page.getByText('No blocks yet')).toBeVisible();

    await build.drag('Input', 'input-1', 110, 120);
    await build.drag('Dense', 'dense-1', 330, 120);
    await build.drag('Batch norm', 'batch-norm-1', 550, 120);
    await build.drag('tanh', 'activation-1', 110, 320);
    await build.drag('Dropout', 'dropout-1', 330, 320);
    await build.drag('Output', 'output-1', 550, 320);
    await build.connect('input-1', 'dense-1');
    await build.connect('dense-1', 'batch-norm-1');
    await build.connect('batch-norm-1', 'activation-1');
    await build.connect('activation-1', 'dropout-1');
    await build.connect('dropout-1', 'output-1');
    await expect(build.wires()).toHaveCount(5);
    await expect(build.canvas.getByText('B × 4', { exact: true })).toBeVisible();
    await expect(build.canvas.getByText('B × 32', { exact: true })).toHaveCount(4);
  });

  await test.step('a wrong wire is refused with the reason at the block', async () => {
    await build.dragWire('dropout-1', 'dense-1');
    await expect(build.wires()).toHaveCount(5);
    await expect(page.getByTestId('callout')).toContainText('this wire would close a circle');
    await page.getByTestId('callout').getByRole('button', { name: 'Dismiss' }).click();
  });

  await test.step('the inspector edits the selected block', async () => {
    await build.block('dense-1').click();
    await build.setNumber('Units', '2^4');
    await expect(build.block('dense-1')).toContainText('16');
    await expect(build.canvas.getByText('B × 16', { exact: true })).toHaveCount(4);
    await build.block('dropout-1').click();
    await build.setNumber('Keep', '0.9');
    await expect(build.block('dropout-1')).toContainText('0.9');
  });

  await test.step('run settings, and the schedule drawn before the run', async () => {
    await build.clickNothing();
    await build.choose('Optimizer', 'Adam');
    await build.choose('Schedule', 'Inverse-time');
    await build.setNumber('Epochs', '1000000');
    await build.setNumber('Batch size', '16');
    await expect(page.getByRole('img', { name: /^Inverse-time decay/ }).first()).toBeVisible();
  });

  await test.step('the gradient check agrees', async () => {
    await page.getByRole('button', { name: 'Check gradient' }).click();
    await expect(page.getByText('Good: backprop and cost agree')).toBeVisible({ timeout: 30_000 });
    const ratio = (await page.getByTestId('check-ratio').textContent())!;
    expect(Number(ratio)).toBeLessThan(1e-6);
    expect(Number(ratio)).toBeGreaterThan(0);
    await room(page, 'Build');
  });

  await test.step('training is live; pause, resume and stop work', async () => {
    await build.train().click();
    await expect(page.getByText(/Run 1, epoch \d+/)).toBeVisible();
    await expect.poll(async () => epochShown(page), { timeout: 20_000 }).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
    const held = await epochShown(page);
    await page.waitForTimeout(400);
    expect(await epochShown(page)).toBe(held);
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect.poll(async () => epochShown(page), { timeout: 20_000 }).toBeGreaterThan(held);
    await page.getByRole('button', { name: /^Stop/ }).click();
    await expect(build.train()).toBeEnabled({ timeout: 20_000 });
  });

  await test.step('a run to its end', async () => {
    await build.clickNothing();
    await build.setNumber('Epochs', '60');
    await build.train().click();
    await page.getByRole('tab', { name: 'Log' }).click();
    await expect(build.dock.getByRole('row', { name: /60 of 60/ })).toBeVisible({ timeout: 30_000 });
    await expect(build.train()).toBeEnabled();
  });

  const npz = app.path('iris.npz');
  const safetensors = app.path('iris.safetensors');
  await test.step('export both formats; each is read back and proved', async () => {
    await room(page, 'Export');
    for (const [kind, file] of [
      ['npz', npz],
      ['safetensors', safetensors],
    ] as const) {
      await app.answerSaveDialog(file);
      await page.getByTestId(`export-${kind}`).click();
      await expect(page.getByText(/same bits/i).nth(kind === 'npz' ? 0 : 1)).toBeVisible();
    }
  });

  const saved = app.path('flowers.dw');
  let record!: RunRecord;
  await test.step('save', async () => {
    await app.answerSaveDialog(saved);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    const parsed = parseProject(readFileSync(saved, 'utf8'));
    if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
    expect(parsed.value.runs).toHaveLength(2);
    record = parsed.value.runs[1]!;
    expect(record.result.status).toBe('done');
    expect(record.result.history).toHaveLength(60);
  });

  await test.step('the command line trains the same project to the same weights', () => {
    const command = [path.join(root, 'engine/bin/deepwright.mjs'), 'train', saved, '--json'];
    const report = JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as { weightHash: string };
    expect(report.weightHash).toBe(record.result.weightHash);
  });

  await test.step('the files hold the run’s numbers, and predict the dev rows as the app did', async () => {
    const read = readNpz(npz);
    expect(readSafetensors(safetensors)).toEqual(read);
    expect([...read.keys()].sort()).toEqual(record.result.model.tensors.map(({ name }) => name).sort());
    for (const { name, shape, data } of record.result.model.tensors)
      expect(read.get(name)).toEqual({ shape: [...shape], data });
    // An independent forward pass over the raw CSV gives the dev accuracy and cost the app reported.
    const { accuracy, cost } = forward(csv, record, read);
    expect(accuracy).toBe(record.result.dev!.metrics.accuracy);
    expect(Math.abs(cost - record.result.dev!.dataCost)).toBeLessThan(1e-5);
  });

  await test.step('close, start anew, open it: same graph, settings and results', async () => {
    await app.close();
    const again = await App.start(app.folder, [saved]);
    const second = new BuildRoom(again.page);
    await expect(second.block('batch-norm-1')).toBeVisible();
    await expect(second.wires()).toHaveCount(5);
    await again.page.getByRole('tab', { name: 'Log' }).click();
    await expect(second.dock.getByRole('row', { name: /60 of 60/ })).toContainText(
      record.result.weightHash.slice(0, 4),
    );
    await expect(second.dock.getByRole('row')).toHaveCount(3);
    const copy = app.path('copy.dw');
    await again.answerSaveDialog(copy);
    await again.page.keyboard.press('Control+Shift+s');
    await expect.poll(() => existsSync(copy)).toBe(true);
    const before = parseProject(readFileSync(saved, 'utf8'));
    const after = parseProject(readFileSync(copy, 'utf8'));
    expect(after).toEqual(before);
    if (!after.ok) throw new Error('not parsed');
    expect(planGraph(after.value.document.graph, null).issues).toEqual([]);
    await again.close();
    expect(again.complaints).toEqual([]);
  });
});
