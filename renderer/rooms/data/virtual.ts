/**
 * Which part of a table is in view, and where it is drawn. Only that part exists in the page.
 * A browser cuts elements off that are too tall, so beyond `tallest` the scrollbar stands for more than its pixels:
 * small moves scroll line by line, large ones jump in proportion.
 */

export const rowHeight = 26;

/** Well below the limit of the browser, also at 200 % zoom on a fine screen. */
const tallest = 8_000_000;

/** Rows and columns drawn beyond the edges, so that a quick scroll shows no gap. */
const overscan = 8;
const columnOverscan = 2;
/** As many columns are drawn whole: more cost time at every step. */
const drawnWhole = 60;

/** A range, `end` excluded. */
export interface Span {
  start: number;
  end: number;
}

/** Where the scrollbar stands, and how much of the table is above the view, both in whole pixels: between them lines blur. */
export interface Place {
  scroll: number;
  top: number;
}

/** Rows of the table, and the height left for them; `height` of a row where it is not that of the table's. */
export interface Extent {
  rows: number;
  view: number;
  height?: number;
}

const clamp = (x: number, max: number): number => Math.max(0, Math.min(x, max));

/** The height that stands for all rows. */
export const bodyHeight = (rows: number, height = rowHeight): number => Math.min(rows * height, tallest);

const furthest = ({ rows, view, height = rowHeight }: Extent): { scroll: number; top: number } => ({
  scroll: Math.max(0, bodyHeight(rows, height) - view),
  top: Math.max(0, rows * height - view),
});

/** The place after the scrollbar has moved to `scroll`. */
export const follow = (was: Place, scroll: number, extent: Extent): Place => {
  const max = furthest(extent);
  if (max.top <= max.scroll || scroll <= 0) return { scroll, top: clamp(scroll, max.top) };
  if (scroll >= max.scroll) return { scroll, top: max.top };
  const moved = scroll - was.scroll;
  const jumped = Math.abs(moved) >= extent.view;
  return { scroll, top: jumped ? Math.round((scroll / max.scroll) * max.top) : clamp(was.top + moved, max.top) };
};

/** Where the scrollbar belongs for what is shown: set once the scrolling has ended, since small moves let the two drift apart. */
export const settle = (place: Place, extent: Extent): Place => {
  const max = furthest(extent);
  return max.top <= max.scroll ? place : { top: place.top, scroll: Math.round((place.top / max.top) * max.scroll) };
};

/** The place at which a row stands in the middle of the view. */
export const placeOf = (row: number, extent: Extent): Place => {
  const { view, height = rowHeight } = extent;
  const top = Math.round(clamp(row * height - (view - height) / 2, furthest(extent).top));
  return settle({ scroll: top, top }, extent);
};

export const rowsInView = ({ top }: Place, { rows, view, height = rowHeight }: Extent): Span => ({
  start: clamp(Math.floor(top / height) - overscan, rows),
  end: clamp(Math.ceil((top + view) / height) + overscan, rows),
});

/** From the top of the body to where the row is drawn. */
export const offsetOf = (row: number, { scroll, top }: Place, height = rowHeight): number =>
  row * height - top + scroll;

export const columnsInView = (left: number, view: number, width: number, count: number): Span => {
  if (count <= drawnWhole) return { start: 0, end: count };
  return {
    start: clamp(Math.floor(left / width) - columnOverscan, count),
    end: clamp(Math.ceil((left + view) / width) + columnOverscan, count),
  };
};

const least = 132;
/** Numbers further apart than this are hard to compare. */
const most = 200;

/** Columns fill the room there is, as far as they can; otherwise they have the width that suits the window, and scroll. */
export const columnWidth = (windowWidth: number, room: number, count: number): number => {
  const filled = Math.floor(room / Math.max(1, count));
  if (filled >= least) return Math.min(most, filled);
  return windowWidth >= 1920 ? 152 : windowWidth >= 1440 ? 140 : least;
};
