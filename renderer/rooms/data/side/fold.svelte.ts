import { SvelteSet } from 'svelte/reactivity';

/** Which sections are open, by title. It outlives the room. */
class Folds {
  private readonly open = new SvelteSet<string>();

  has(title: string): boolean {
    return this.open.has(title);
  }

  toggle(title: string): void {
    if (!this.open.delete(title)) this.open.add(title);
  }
}

export const folds = new Folds();
