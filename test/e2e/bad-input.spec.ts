import { writeFileSync, readFileSync } from 'node:fs';
import { parseProject, stringifyProject, type Document } from '@deepwright/engine';
import { expect, test, type App } from './support/app';
import { BuildRoom } from './support/build-room';

/** Bad input ends in a clear message, and what was there before still is. */

const notice = (app: App) => app.page.getByRole('alert');

/** Writes a file into the test's folder. */
const write = (app: App, name: string, content: string | Buffer): string => {
  const file = app.path(name);
  writeFileSync(file, content);
  return file;
};

test.describe('files that hold no table', () => {
  const cases: readonly [name: string, content: string | Buffer, words: RegExp][] = [
    ['picture.csv', Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'), /picture\.csv/],
    ['empty.csv', '', /empty/i],
    ['header.csv', 'a,b,c\n', /header\.csv.*header|header.*no row|only/i],
  ];
  for (const [name, content, words] of cases) {
    test(name, async ({ app }) => {
      await app.dropFiles([write(app, name, content)]);
      await expect(notice(app)).toContainText(words);
      // Nothing is stuck: the next file opens.
      await app.importFile(app.copy('resources/samples/moons.csv'));
      await expect(app.page.getByRole('heading', { name: 'moons.csv' })).toBeVisible();
      await expect(notice(app)).toHaveCount(0);
    });
  }
});

test('a target with one class: what came, and what to do', async ({ app }) => {
  const rows = Array.from({ length: 30 }, (_, i) => `${i},${(i * 7) % 5},yes`);
  await app.importFile(write(app, 'sold.csv', ['price,rooms,sold', ...rows].join('\n')));
  // A column with one value is never suggested as the target; a person may still choose it.
  await app.page.getByLabel('Role of sold').click();
  await app.page.getByRole('option', { name: /^Target/ }).click();
  await expect(app.page.getByText('The target ‘sold’ has one value, ‘yes’, in all 30 rows.')).toBeVisible();
  await expect(app.page.getByRole('button', { name: 'Use these columns' })).toHaveAttribute('aria-disabled', 'true');
  await app.page.getByLabel('Role of price').click();
  await app.page.getByRole('option', { name: /^Target/ }).click();
  await app.page.getByLabel('Role of sold').click();
  await app.page.getByRole('option', { name: 'Ignore' }).click();
  await expect(app.page.getByRole('button', { name: 'Use these columns' })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('missing values: where they are, and the person decides', async ({ app }) => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i === 4 || i === 9 ? '' : i},${i % 3},${i % 2 ? 'a' : 'b'}`);
  await app.importFile(write(app, 'gaps.csv', ['height,width,kind', ...rows].join('\n')));
  const problem = app.page.getByText(/‘height’ is missing in 2 rows \(lines 6 and 11\)/);
  await expect(problem).toBeVisible();
  const use = app.page.getByRole('button', { name: 'Use these columns' });
  await expect(use).toHaveAttribute('aria-disabled', 'true');
  const side = app.page.getByRole('complementary', { name: 'Split and problems' });
  await side.getByRole('button', { name: 'Fill with the median' }).click();
  await expect(problem).toHaveCount(0);
  await expect(use).not.toHaveAttribute('aria-disabled', 'true');
  await expect(app.page.getByLabel('Missing values of height')).toContainText('Median');
  await app.page.keyboard.press('Control+z');
  await expect(problem).toBeVisible();
  await side.getByRole('button', { name: 'Drop the rows' }).click();
  await expect(side.getByRole('row', { name: /^Rows/ })).toContainText(/23\s*8\s*7/);
});

test('lines that cannot be read are listed with line and reason', async ({ app }) => {
  const rows = Array.from({ length: 30 }, (_, i) => `${i},${i % 4},${i % 2 ? 'x' : 'y'}`);
  rows[10] = '36,5,18,x';
  await app.importFile(write(app, 'ragged.csv', ['a,b,c', ...rows].join('\n')));
  const side = app.page.getByRole('complementary', { name: 'Split and problems' });
  await expect(side.getByText(/[Ll]ine 12/).first()).toBeVisible();
  await expect(side.getByText(/4 fields, expected 3/).first()).toBeVisible();
  await expect(app.page.getByText(/29 read, 1 rejected/)).toBeVisible();
});

test('shapes that differ: the block says what came, and a click mends it', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Open sample Iris' }).click();
  const build = new BuildRoom(page);
  await expect(build.block('dense-1')).toBeVisible();
  await build.clickNothing();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await build.drag('Input', 'input-1', 110, 90);
  await build.drag('Dense', 'dense-1', 330, 90);
  await build.drag('Dense', 'dense-2', 330, 260);
  await build.drag('Add', 'add-1', 560, 90);
  await build.drag('Output', 'output-1', 560, 260);
  await build.connect('input-1', 'dense-1');
  await build.connect('input-1', 'dense-2');
  await build.block('dense-2').click();
  await build.setNumber('Units', '24');
  await build.connect('add-1', 'output-1');
  await build.connect('dense-1', 'add-1', 'x1');
  await build.connect('dense-2', 'add-1', 'x2');
  const callout = page.getByTestId('callout');
  await expect(callout).toContainText('Add needs inputs of one shape.');
  await expect(callout).toContainText('Dense 2 gives B × 24');
  await expect(build.block('output-1')).toContainText('Waiting for Add');
  await expect(build.train()).toHaveAttribute('aria-disabled', 'true');
  await callout.getByRole('button', { name: 'Set Dense 2 to 32 units' }).click();
  await expect(callout).toHaveCount(0);
  await expect(build.train()).not.toHaveAttribute('aria-disabled', 'true');
});

test('a block that nothing leads to: Train says why not, and the problem names the block and its input', async ({
  app,
}) => {
  await app.page.getByRole('button', { name: 'Open sample Iris' }).click();
  const build = new BuildRoom(app.page);
  await expect(build.train()).not.toHaveAttribute('aria-disabled', 'true');
  await build.clickWire('dense-1', 'activation-1');
  await build.inspector.getByRole('button', { name: 'Remove wire' }).click();
  await expect(build.wires()).toHaveCount(2);
  await expect(build.train()).toHaveAttribute('aria-disabled', 'true');
  await app.page.getByRole('tab', { name: /Problems/ }).click();
  await expect(build.dock).toContainText('ReLU 1 has nothing connected to its input x.');
  await expect(build.dock).toContainText('Dense 1 does not lead to the Output block');
  await build.connect('dense-1', 'activation-1');
  await expect(build.train()).not.toHaveAttribute('aria-disabled', 'true');
});

/** The iris sample with other settings, as a file. */
const irisWith = (app: App, name: string, training: Partial<Document['training']>): string => {
  const parsed = parseProject(readFileSync(app.copy('resources/samples/iris.dw'), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
  const { document } = parsed.value;
  return write(
    app,
    name,
    stringifyProject({ ...parsed.value, document: { ...document, training: { ...document.training, ...training } } }),
  );
};

test('a cost that is no number stops the run, says where, and keeps the last weights', async ({ app }) => {
  const wild = { learningRate: 10, optimizer: { kind: 'gradient-descent' }, l2: 100, batchSize: 1 };
  await app.dropFiles([irisWith(app, 'wild.dw', wild)]);
  const build = new BuildRoom(app.page);
  await build.train().click();
  const told = build.dock.getByRole('alert');
  await expect(told).toContainText(/Cost became infinite at epoch \d+, batch \d+, first in Output\./, {
    timeout: 20_000,
  });
  await expect(told).toContainText(/Weights of epoch \d+|initial weights/i);
  await told.getByRole('button', { name: 'Train with α 1' }).click();
  await expect(app.page.getByText(/Run 2/).first()).toBeVisible();
  await expect(build.train()).toBeEnabled({ timeout: 20_000 });
});

test('a damaged project file: where it ends, and nothing is lost', async ({ app }) => {
  await app.page.getByRole('button', { name: 'Open sample Moons' }).click();
  const build = new BuildRoom(app.page);
  await expect(build.block('dense-1')).toBeVisible();
  const whole = readFileSync(app.copy('resources/samples/iris.dw'), 'utf8');
  await app.dropFiles([write(app, 'cut.dw', whole.slice(0, 900))]);
  await expect(notice(app)).toContainText(/cut\.dw ends at byte 900 in the middle of ‘document’/);
  await expect(build.block('dense-1')).toBeVisible();
  await expect(app.page.getByText('moons', { exact: false }).first()).toBeVisible();
});
