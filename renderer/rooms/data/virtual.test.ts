import { describe, expect, it } from 'vitest';
import {
  bodyHeight,
  columnsInView,
  columnWidth,
  follow,
  offsetOf,
  placeOf,
  rowHeight,
  rowsInView,
  settle,
  type Extent,
  type Place,
} from './virtual';

const start: Place = { scroll: 0, top: 0 };
const small = { rows: 344, view: 500 };
const large = { rows: 5_000_000, view: 520 };

describe('a table that fits the scrollbar', () => {
  it('stands where the scrollbar stands', () => {
    expect(follow(start, 260, small)).toEqual({ scroll: 260, top: 260 });
    expect(bodyHeight(small.rows)).toBe(344 * rowHeight);
    expect(offsetOf(20, { scroll: 260, top: 260 })).toBe(520);
  });

  it('draws what is in view and a little more', () => {
    const { start: first, end } = rowsInView({ scroll: 2600, top: 2600 }, small);
    expect(first).toBeLessThan(100);
    expect(first).toBeGreaterThan(85);
    expect(end).toBeGreaterThan(119);
    expect(end).toBeLessThan(135);
    expect(rowsInView(start, { rows: 3, view: 500 })).toEqual({ start: 0, end: 3 });
    expect(rowsInView(start, { rows: 0, view: 500 })).toEqual({ start: 0, end: 0 });
  });
});

describe('a table taller than the scrollbar', () => {
  const max = bodyHeight(large.rows) - large.view;
  const last = large.rows * rowHeight - large.view;

  it('scrolls line by line in small steps', () => {
    let place = follow(start, 100, large);
    place = follow(place, 200, large);
    expect(place.top).toBe(200);
    expect(rowsInView(place, large).start).toBe(0);
  });

  it('jumps in proportion, and reaches both ends', () => {
    expect(follow(start, max / 2, large).top).toBe(Math.round(last / 2));
    expect(follow(start, max, large).top).toBe(last);
    expect(rowsInView(follow(start, max, large), large).end).toBe(large.rows);
    expect(follow({ scroll: 900, top: 90_000 }, 0, large).top).toBe(0);
  });

  it('moves the scrollbar, not the rows, when it settles', () => {
    const drifted = follow(follow(start, max / 2, large), max / 2 + 400, large);
    const settled = settle(drifted, large);
    expect(settled.top).toBe(drifted.top);
    // The scrollbar stands on whole pixels, each of which is several of the table.
    expect(Math.abs(follow(start, settled.scroll, large).top - settled.top)).toBeLessThan(rowHeight);
  });

  it('draws rows at the height of the view, wherever that is', () => {
    const place = follow(start, max / 2, large);
    const first = Math.floor(place.top / rowHeight);
    expect(Math.abs(offsetOf(first, place) - place.scroll)).toBeLessThan(rowHeight);
  });

  it('finds the place of every row', () => {
    for (const row of [0, 1, 77, 2_345_678, large.rows - 1]) {
      const place = placeOf(row, large);
      const again = follow({ scroll: -1e9, top: 0 }, place.scroll, large);
      expect(Math.abs(again.top - place.top)).toBeLessThan(rowHeight);
      const { start: first, end } = rowsInView(place, large);
      expect(first).toBeLessThanOrEqual(row);
      expect(end).toBeGreaterThan(row);
    }
  });
});

describe('rows of another height', () => {
  const tall: Extent = { rows: 1_000_000, view: 600, height: 90 };

  it('stand where their height puts them', () => {
    expect(bodyHeight(20, 90)).toBe(1800);
    expect(offsetOf(4, { scroll: 100, top: 100 }, 90)).toBe(360);
    expect(rowsInView({ scroll: 0, top: 9000 }, { rows: 20_000, view: 600, height: 90 })).toEqual({
      start: 92,
      end: 115,
    });
  });

  it('are all reached, also where the scrollbar is too short for them', () => {
    const end = follow(start, bodyHeight(tall.rows, 90) - tall.view, tall);
    expect(end.top).toBe(90_000_000 - 600);
    expect(rowsInView(placeOf(777_777, tall), tall).start).toBe(777_777 - 11);
  });
});

describe('columns', () => {
  it('are all drawn while they are few', () => {
    expect(columnsInView(5000, 900, 140, 60)).toEqual({ start: 0, end: 60 });
  });

  it('are drawn in view only when they are many', () => {
    expect(columnsInView(14_000, 700, 140, 500)).toEqual({ start: 98, end: 107 });
    expect(columnsInView(0, 700, 140, 61)).toEqual({ start: 0, end: 7 });
  });

  it('widen where there is room', () => {
    expect(columnWidth(1440, 980, 7)).toBe(140);
    expect(columnWidth(1440, 980, 6)).toBe(163);
    expect(columnWidth(1440, 973, 7)).toBe(139);
    expect(columnWidth(1440, 973, 8)).toBe(140);
    expect(columnWidth(1280, 700, 3)).toBe(200);
    expect(columnWidth(1280, 700, 80)).toBe(132);
    expect(columnWidth(1920, 700, 80)).toBe(152);
  });
});
