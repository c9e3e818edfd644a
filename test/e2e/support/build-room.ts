import { expect, type Locator, type Page } from '@playwright/test';

/** The Build room, used as a person does: by mouse. */
export class BuildRoom {
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly dock: Locator;

  constructor(private readonly page: Page) {
    this.canvas = page.getByTestId('canvas');
    this.inspector = page.getByRole('region', { name: 'Inspector' });
    this.dock = page.getByRole('region', { name: 'Dock' });
  }

  item(title: string): Locator {
    return this.page.getByRole('region', { name: 'Blocks' }).getByRole('button', { name: title, exact: true });
  }

  /** The block of an id, such as `dense-1`. */
  block(id: string): Locator {
    return this.canvas.locator(`.svelte-flow__node[data-id="${id}"]`);
  }

  /** Drags a block from the palette to a point of the canvas. */
  async drag(title: string, id: string, x: number, y: number): Promise<void> {
    await this.item(title).dragTo(this.canvas, { targetPosition: { x, y } });
    await expect(this.block(id)).toBeVisible();
  }

  /** Drags a wire from a block's output port to an input port, and sees it stand there. */
  async connect(from: string, to: string, port = 'x'): Promise<void> {
    await this.dragWire(from, to, port);
    await expect(this.canvas.locator(`.svelte-flow__edge[data-id="${from}>${to}.${port}"]`)).toHaveCount(1);
  }

  /** The gesture alone, whatever becomes of it: through the points between, as a hand moves. */
  async dragWire(from: string, to: string, port = 'x'): Promise<void> {
    const start = await this.middle(this.page.getByTestId(`port-${from}-out`));
    const end = await this.middle(this.page.getByTestId(`port-${to}-${port}`));
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 8 });
    await this.page.mouse.up();
  }

  /** Clicks a level wire between its two ports. */
  async clickWire(from: string, to: string, port = 'x'): Promise<void> {
    const start = await this.middle(this.page.getByTestId(`port-${from}-out`));
    const end = await this.middle(this.page.getByTestId(`port-${to}-${port}`));
    await this.page.mouse.click((start.x + end.x) / 2, (start.y + end.y) / 2);
  }

  /** The middle of a port that stands still: the canvas may be on its way to where everything fits. */
  private async middle(port: Locator): Promise<{ x: number; y: number }> {
    await port.hover({ force: true });
    let box = (await port.boundingBox())!;
    for (let before = null; JSON.stringify(before) !== JSON.stringify(box);) {
      before = box;
      await this.page.waitForTimeout(60);
      box = (await port.boundingBox())!;
    }
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  wires(): Locator {
    return this.canvas.locator('.svelte-flow__edge');
  }

  /** A number field of the inspector, by its label. */
  field(label: string): Locator {
    return this.inspector.getByRole('textbox', { name: label, exact: true });
  }

  async setNumber(label: string, value: string): Promise<void> {
    await this.field(label).fill(value);
    await this.field(label).press('Enter');
  }

  /** Picks from a select of the inspector. */
  async choose(label: string, option: string): Promise<void> {
    await this.inspector.getByRole('group', { name: label, exact: true }).locator('[aria-haspopup]').click();
    await this.page.getByRole('option', { name: option }).first().click();
  }

  /** Clicks the canvas where nothing is, so that nothing is selected. */
  async clickNothing(): Promise<void> {
    await this.canvas.click({ position: { x: 420, y: 490 } });
  }

  train(): Locator {
    return this.page.getByRole('button', { name: 'Train', exact: true });
  }
}
