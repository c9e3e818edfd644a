import { writeFileSync } from 'node:fs';
import { expect, test, type App } from './support/app';

const side = (app: App) => app.page.getByRole('complementary', { name: 'Split and problems' });
const view = (app: App, name: string) => app.page.getByRole('radiogroup', { name: 'View' }).getByText(name).click();

const write = (app: App, name: string, content: string | Buffer): string => {
  const file = app.path(name);
  writeFileSync(file, content);
  return file;
};

/** Rows of two columns and a class; `offset` moves the first. */
const rows = (count: number, offset = 0): string => {
  const lines = Array.from({ length: count }, (_, i) => {
    const x = ((i * 7919) % 1000) / 100 + offset;
    const y = ((i * 104_729) % 1000) / 100;
    return `${x.toFixed(2)},${y.toFixed(2)},${(i * 31) % 3 === 0 ? 'a' : 'b'}`;
  });
  return `x,width,kind\n${lines.join('\n')}\n`;
};

test('a messy file: what was sniffed is shown, the preview follows another choice, the person decides', async ({
  app,
}) => {
  const { page } = app;
  await app.dropFiles([app.copy('resources/samples/field-notes.csv')]);
  const dialog = app.importDialog;
  await expect(dialog.getByRole('combobox', { name: /^Delimiter/ })).toContainText('semicolon');
  await expect(dialog.getByRole('combobox', { name: /^Decimal/ })).toContainText('comma');
  await expect(dialog.getByRole('combobox', { name: /^Encoding/ })).toContainText('Windows-1252');
  await expect(dialog).toContainText('3 lines cannot be read');
  await expect(dialog).toContainText(/Line 38 has 12 fields, expected 11/);
  await expect(dialog.getByRole('cell', { name: 'Mühlbach' }).first()).toBeVisible();
  // Another delimiter makes nonsense of it, and shows that at once.
  await dialog.getByRole('combobox', { name: /^Delimiter/ }).click();
  await page.getByRole('option', { name: 'comma', exact: true }).click();
  await expect(dialog.getByRole('cell', { name: 'Mühlbach', exact: true })).toHaveCount(0);
  await dialog.getByRole('combobox', { name: /^Delimiter/ }).click();
  await page.getByRole('option', { name: 'semicolon' }).click();
  await expect(dialog.getByRole('cell', { name: 'Mühlbach', exact: true }).first()).toBeVisible();
  // Nothing has happened yet: giving up leaves the start page as it was.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Open sample Iris' })).toBeVisible();
  await app.importFile(app.path('field-notes.csv'));
  await expect(page.getByText('123 lines of data: 120 read, 3 rejected')).toBeVisible();
  await expect(page.getByLabel('Type of date')).toContainText('Date');
  await expect(page.getByLabel('Type of fish?')).toContainText('Yes/no');
});

test('JSON lines open like any table', async ({ app }) => {
  const lines = Array.from({ length: 40 }, (_, i) => JSON.stringify({ x: i / 4, kind: i % 2 ? 'odd' : 'even' }));
  await app.importFile(write(app, 'rows.jsonl', lines.join('\n')));
  await expect(app.page.getByRole('heading', { name: 'rows.jsonl' })).toBeVisible();
  await expect(app.page.getByText('40 lines of data: all read')).toBeVisible();
  await expect(app.page.getByRole('button', { name: 'Use these columns' })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('dev rows from a file of their own, and how it differs', async ({ app }) => {
  const { page } = app;
  await app.importFile(write(app, 'train.csv', rows(400)));
  const panel = side(app);
  await panel.getByLabel('Deal rows').click();
  await page.getByRole('option', { name: 'By file' }).click();
  await app.answerOpenDialog(write(app, 'later.csv', rows(200, 30)));
  await panel.getByRole('button', { name: 'Choose a file of dev rows…' }).click();
  await app.importDialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(app.importDialog).toBeHidden();
  await expect(panel.getByText('later.csv')).toBeVisible();
  await expect(panel.getByRole('row', { name: /^Rows/ })).toContainText(/^Rows\s*300\s*200\s*100/);
  await panel.getByText('Same distribution?').click();
  await panel.getByRole('button', { name: /Compare/ }).click();
  await expect(panel.getByText(/1\.00|0\.9\d/).first()).toBeVisible({ timeout: 20_000 });
  await expect(panel.getByRole('row', { name: /^x/ }).or(panel.getByText(/^x\b/)).first()).toBeVisible();
  // One undo gives the rows back to the one file.
  await page.keyboard.press('Control+z');
  await expect(panel.getByText('later.csv')).toHaveCount(0);
});

test('no test set: no row is kept for it, and that is said', async ({ app }) => {
  await app.importFile(write(app, 'train.csv', rows(200)));
  const panel = side(app);
  await panel.getByRole('switch', { name: 'No test set' }).click();
  await expect(panel.getByRole('row', { name: /^Rows/ })).toContainText(/^Rows\s*160\s*40\s*0$/);
  await expect(panel.getByText('dev is used for choosing; no unbiased estimate').first()).toBeVisible();
});

test('augmentation: train rows only, with rows before and after', async ({ app }) => {
  const { page } = app;
  await app.importFile(write(app, 'train.csv', rows(200)));
  const panel = side(app);
  await panel.getByRole('heading', { name: 'Augment' }).click();
  await panel.getByRole('button', { name: 'Add step' }).click();
  await page.getByRole('menuitem', { name: /noise/i }).click();
  await expect(panel.getByText(/120 train rows become 240/)).toBeVisible();
  await expect(panel.getByRole('row', { name: /^Rows/ })).toContainText(/120\s*40\s*40/);
});

test('columns of pixels are shown as pictures', async ({ app }) => {
  const { page } = app;
  await app.importFile(app.copy('resources/samples/digits.csv'));
  await view(app, 'Pictures');
  await expect(page.getByLabel('0, line 2', { exact: true })).toBeVisible();
  await view(app, 'Correlation');
  await expect(page.getByRole('slider', { name: /^Correlation/ })).toBeVisible();
  await view(app, 'Scatter');
  await expect(page.getByLabel('Across')).toBeVisible();
});

test('a column that is read anew keeps what was chosen for the others', async ({ app }) => {
  const { page } = app;
  await app.importFile(write(app, 'train.csv', rows(100)));
  await page.getByLabel('Role of width').click();
  await page.getByRole('option', { name: 'Ignore' }).click();
  await page.getByRole('button', { name: 'Change how it is read…' }).click();
  await app.importDialog.getByRole('combobox', { name: /^Header/ }).click();
  await page.getByRole('option', { name: 'line 1' }).click();
  await app.importDialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(app.importDialog).toBeHidden();
  await expect(page.getByLabel('Role of width')).toContainText('Ignore');
});
