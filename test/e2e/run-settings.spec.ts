import { expect, test } from './support/app';
import { BuildRoom } from './support/build-room';

test('a run stops early by its own rule, with settings that are folded away', async ({ app }) => {
  const { page } = app;
  const build = new BuildRoom(page);
  await page.getByRole('button', { name: 'Open sample Iris' }).click();
  await expect(build.block('dense-1')).toBeVisible();

  await test.step('what few people need is behind More, which says how much of it was changed', async () => {
    await build.clickNothing();
    const steps = build.inspector.getByRole('group', { name: 'Steps', exact: true });
    await expect(build.field('Warm-up')).toBeHidden();
    await steps.getByText('More', { exact: true }).click();
    await build.setNumber('Warm-up', '2');
    await expect(steps.getByText('More, 1 changed')).toBeVisible();
  });

  await test.step('λ of one block: empty is as the run, and empties again', async () => {
    await build.block('dense-1').click();
    await expect(build.field('L2 λ here')).toHaveValue('');
    await build.setNumber('L2 λ here', '0.5');
    await expect(build.field('L2 λ here')).toHaveValue('0.5');
    await build.setNumber('L2 λ here', '');
    await expect(build.field('L2 λ here')).toHaveValue('');
    await expect(build.field('L2 λ here')).toHaveAttribute('placeholder', 'as the run');
  });

  await test.step('it stops after five epochs without a better one and keeps the best', async () => {
    await build.clickNothing();
    await build.setNumber('Early stopping', '5');
    await build.train().click();
    await page.getByRole('tab', { name: 'Log' }).click();
    await expect(build.dock.getByText('stopped early')).toBeVisible({ timeout: 30_000 });
    const epochs = (await build.dock.getByText(/of 100, kept/).textContent())!;
    const [, ran, kept] = /^(\d+) of 100, kept (\d+)$/.exec(epochs)!;
    expect(Number(ran)).toBe(Number(kept) + 5);
  });
});

test('gradients of very different size in the layers are told of in the log', async ({ app }) => {
  const { page } = app;
  const build = new BuildRoom(page);
  await page.getByRole('button', { name: 'Open sample Iris' }).click();
  // Large numbers go forward, and next to nothing comes back through the small weights of the output.
  for (const [block, deviation] of [
    ['dense-1', '10'],
    ['output-1', '1e-6'],
  ] as const) {
    await build.block(block).click();
    await build.choose('Initialise', 'Small normal');
    await build.setNumber('Deviation σ', deviation);
  }
  await build.train().click();
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(
    build.dock.getByText(/Gradients vanish: ‖dW‖ of Dense 1 is .* times that of Output at epoch 1, step 1/),
  ).toBeVisible({
    timeout: 30_000,
  });
});
