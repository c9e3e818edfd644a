import type { RowWindow } from '@deepwright/engine';
import { ask } from '../../stores/bridge';
import { view } from '../../stores/view.svelte';
import type { Span } from './virtual';

/** One row as the table shows it. */
export interface Row {
  line: number;
  cells: readonly (string | null)[];
}

const pageRows = 200;
const pagesKept = 24;
/** While the scrollbar is being dragged, rows it passes are not worth reading. */
const patience = 40;

/** Rows of one open file, read a page at a time as they come into view; the pages seen longest ago are forgotten. */
export class Rows {
  private readonly pages = new Map<number, RowWindow>();
  private readonly asked = new Map<number, Promise<RowWindow | null>>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows when a page has come; reading a row depends on it. */
  private version = $state(0);

  constructor(
    private readonly dataId: string,
    private readonly count: number,
  ) {}

  /** A row, or null while it is being read. */
  at(index: number): Row | null {
    void this.version;
    const page = this.pages.get(Math.floor(index / pageRows));
    const cells = page?.cells[index % pageRows];
    const line = page?.lines[index % pageRows];
    return cells && line !== undefined ? { line, cells } : null;
  }

  /** Says which rows are in view. */
  want({ start, end }: Span): void {
    clearTimeout(this.timer);
    const missing: number[] = [];
    for (let page = Math.floor(start / pageRows); page * pageRows < end; page++) {
      const known = this.pages.get(page);
      // Put in again, so that the first of the map is the one seen longest ago.
      if (known) this.pages.delete(page) && this.pages.set(page, known);
      else missing.push(page);
    }
    if (missing.length === 0) return;
    this.timer = setTimeout(() => missing.forEach((page) => void this.load(page)), this.pages.size === 0 ? 0 : patience);
  }

  /** The row on a line of the file, or the next one above it when that line is none (it was rejected). */
  async onLine(line: number): Promise<number> {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const page = await this.load(Math.floor((low + high) / 2 / pageRows));
      if (!page || page.lines.length === 0) break;
      if (line < page.lines[0]!) high = page.start - 1;
      else if (line > page.lines[page.lines.length - 1]!) low = page.start + page.lines.length;
      else return page.start + page.lines.filter((each) => each <= line).length - 1;
    }
    return Math.max(0, Math.min(low, this.count) - 1);
  }

  private async load(page: number): Promise<RowWindow | null> {
    const known = this.pages.get(page);
    if (known) return known;
    const asked = this.asked.get(page) ?? this.read(page);
    this.asked.set(page, asked);
    return asked;
  }

  private async read(page: number): Promise<RowWindow | null> {
    const payload = { dataId: this.dataId, start: page * pageRows, count: pageRows };
    const rows = await ask('data/rows', payload, view.report);
    // A page that failed is not asked for again and again: it stays in `asked`.
    if (!rows) return null;
    this.asked.delete(page);
    this.pages.set(page, rows);
    if (this.pages.size > pagesKept) this.pages.delete(this.pages.keys().next().value!);
    this.version++;
    return rows;
  }
}
