import { SvelteMap } from 'svelte/reactivity';
import type { Span } from './virtual';

/** Reads one page; null when that failed (and was reported). */
export type ReadPage<Page> = (start: number, count: number) => Promise<Page | null>;

/** While the scrollbar is being dragged, pages it passes are not worth reading. */
const patience = 40;

/** A long list, read a page at a time as it comes into view; pages far from there are forgotten. */
export class Pages<Page> {
  private readonly pages = new SvelteMap<number, Page>();
  /** Pages being read, and those that could not be: they are not asked for again. */
  private readonly asked = new Map<number, Promise<Page | null>>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    /** Entries in a page, and pages that are kept. */
    private readonly size: number,
    private readonly kept: number,
    private readonly read: ReadPage<Page>,
  ) {}

  /** The page an entry is on, and its place there; null while it is being read. */
  at(index: number): { page: Page; place: number } | null {
    const page = this.pages.get(this.pageOf(index));
    return page === undefined ? null : { page, place: index % this.size };
  }

  /** Says which entries are in view. */
  want({ start, end }: Span): void {
    clearTimeout(this.timer);
    const missing: number[] = [];
    for (let page = this.pageOf(start); page * this.size < end; page++) if (!this.pages.has(page)) missing.push(page);
    if (missing.length === 0) return;
    const load = (): void => missing.forEach((page) => void this.load(page));
    if (this.pages.size === 0) load();
    else this.timer = setTimeout(load, patience);
  }

  /** The page an entry is on, read where it is not there yet. */
  of(index: number): Promise<Page | null> {
    return this.load(this.pageOf(index));
  }

  private pageOf(index: number): number {
    return Math.floor(index / this.size);
  }

  private load(page: number): Promise<Page | null> {
    const known = this.pages.get(page);
    if (known !== undefined) return Promise.resolve(known);
    const asked = this.asked.get(page) ?? this.fetch(page);
    this.asked.set(page, asked);
    return asked;
  }

  private async fetch(page: number): Promise<Page | null> {
    const entries = await this.read(page * this.size, this.size);
    if (entries === null) return null;
    this.asked.delete(page);
    this.pages.set(page, entries);
    if (this.pages.size > this.kept) this.forgetFurthest(page);
    return entries;
  }

  private forgetFurthest(from: number): void {
    const distance = (page: number): number => Math.abs(page - from);
    this.pages.delete([...this.pages.keys()].reduce((a, b) => (distance(b) > distance(a) ? b : a)));
  }
}
