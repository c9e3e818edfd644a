import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog of the settings. */
export class Settings {
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Settings' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+,');
    await expect(this.training).toBeVisible();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }

  get training(): Locator {
    return this.dialog.getByRole('region', { name: 'Training' });
  }

  kernels(title: 'Reproducible' | 'Fast'): Locator {
    return this.training.getByRole('radio', { name: title });
  }

  async chooseKernels(title: 'Reproducible' | 'Fast'): Promise<void> {
    await this.training.getByText(title, { exact: true }).click();
    await expect(this.kernels(title)).toBeChecked();
  }

  async chooseThreads(threads: string): Promise<void> {
    await this.training.getByLabel(/^Threads of a run/).click();
    await this.page.getByRole('option', { name: threads, exact: true }).click();
  }

  /** What is said of this copy, by its name: a row of the list. */
  fact(name: string | RegExp): Locator {
    return this.dialog
      .locator('.fact')
      .filter({ has: this.page.locator('dt', { hasText: name }) })
      .locator('dd');
  }
}
