import type { RowWindow } from '@deepwright/engine';
import { Pages, type ReadPage } from './pages';
import type { Span } from './virtual';

/** One row as the table shows it. */
export interface Row {
  line: number;
  cells: readonly (string | null)[];
  /** The text of a missing cell that could not be read. */
  unread: ReadonlyMap<number, string> | undefined;
}

/** A window with the texts that could not be read sorted by row. */
interface Page extends RowWindow {
  unreadOf: ReadonlyMap<number, ReadonlyMap<number, string>>;
}

const pageRows = 200;
const pagesKept = 24;

const byRow = (unread: NonNullable<RowWindow['unread']>): Page['unreadOf'] => {
  const rows = new Map<number, Map<number, string>>();
  for (const { row, column, text } of unread) {
    const known = rows.get(row) ?? new Map<number, string>();
    rows.set(row, known.set(column, text));
  }
  return rows;
};

/** Rows of one open table. */
export class Rows {
  private readonly pages: Pages<Page>;

  constructor(read: ReadPage<RowWindow>) {
    this.pages = new Pages(pageRows, pagesKept, async (start, count) => {
      const window = await read(start, count);
      return window && { ...window, unreadOf: byRow(window.unread ?? []) };
    });
  }

  /** A row, or null while it is being read. */
  at(index: number): Row | null {
    const found = this.pages.at(index);
    if (!found) return null;
    const { page, place } = found;
    const cells = page.cells[place];
    const line = page.lines[place];
    return cells && line !== undefined ? { line, cells, unread: page.unreadOf.get(place) } : null;
  }

  /** Says which rows are in view. */
  want(span: Span): void {
    this.pages.want(span);
  }

  /** The row on a line of the file whose rows these are, or the next one above it when that line is none (it was rejected). */
  async onLine(line: number, file: Span): Promise<number> {
    let low = file.start;
    let high = file.end - 1;
    while (low <= high) {
      const page = await this.pages.of(Math.floor((low + high) / 2));
      if (!page) break;
      // The lines of another file count from its own beginning.
      const lines = page.lines.slice(Math.max(0, low - page.start), high + 1 - page.start);
      const start = Math.max(page.start, low);
      const first = lines[0];
      const last = lines.at(-1);
      if (first === undefined || last === undefined) break;
      if (line < first) high = start - 1;
      else if (line > last) low = start + lines.length;
      else return start + lines.filter((each) => each <= line).length - 1;
    }
    return Math.max(file.start, Math.min(low, file.end) - 1);
  }
}
