import type { RowWindow } from '@deepwright/engine';
import { SvelteMap } from 'svelte/reactivity';
import type { Span } from './virtual';

/** One row as the table shows it. */
export interface Row {
  line: number;
  cells: readonly (string | null)[];
}

/** Reads rows of the file; null when that failed (and was reported). */
export type ReadRows = (start: number, count: number) => Promise<RowWindow | null>;

const pageRows = 200;
const pagesKept = 24;
/** While the scrollbar is being dragged, rows it passes are not worth reading. */
const patience = 40;

const pageOf = (row: number): number => Math.floor(row / pageRows);

/** Rows of one open file, read a page at a time as they come into view; pages far from there are forgotten. */
export class Rows {
  private readonly pages = new SvelteMap<number, RowWindow>();
  /** Pages being read, and those that could not be: they are not asked for again. */
  private readonly asked = new Map<number, Promise<RowWindow | null>>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly count: number,
    private readonly read: ReadRows,
  ) {}

  /** A row, or null while it is being read. */
  at(index: number): Row | null {
    const page = this.pages.get(pageOf(index));
    const cells = page?.cells[index % pageRows];
    const line = page?.lines[index % pageRows];
    return cells && line !== undefined ? { line, cells } : null;
  }

  /** Says which rows are in view. */
  want({ start, end }: Span): void {
    clearTimeout(this.timer);
    const missing: number[] = [];
    for (let page = pageOf(start); page * pageRows < end; page++) if (!this.pages.has(page)) missing.push(page);
    if (missing.length === 0) return;
    const load = (): void => missing.forEach((page) => void this.load(page));
    if (this.pages.size === 0) load();
    else this.timer = setTimeout(load, patience);
  }

  /** The row on a line of the file, or the next one above it when that line is none (it was rejected). */
  async onLine(line: number): Promise<number> {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const page = await this.load(pageOf((low + high) / 2));
      const first = page?.lines[0];
      const last = page?.lines.at(-1);
      if (!page || first === undefined || last === undefined) break;
      if (line < first) high = page.start - 1;
      else if (line > last) low = page.start + page.lines.length;
      else return page.start + page.lines.filter((each) => each <= line).length - 1;
    }
    return Math.max(0, Math.min(low, this.count) - 1);
  }

  private load(page: number): Promise<RowWindow | null> {
    const known = this.pages.get(page);
    if (known) return Promise.resolve(known);
    const asked = this.asked.get(page) ?? this.fetch(page);
    this.asked.set(page, asked);
    return asked;
  }

  private async fetch(page: number): Promise<RowWindow | null> {
    const rows = await this.read(page * pageRows, pageRows);
    if (!rows) return null;
    this.asked.delete(page);
    this.pages.set(page, rows);
    if (this.pages.size > pagesKept) this.forgetFurthest(page);
    return rows;
  }

  private forgetFurthest(from: number): void {
    const distance = (page: number): number => Math.abs(page - from);
    this.pages.delete([...this.pages.keys()].reduce((a, b) => (distance(b) > distance(a) ? b : a)));
  }
}
