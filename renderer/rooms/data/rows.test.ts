import { describe, expect, it, vi } from 'vitest';
import type { RowWindow } from '@deepwright/engine';
import type { ReadPage } from './pages';
import { Rows } from './rows';

type ReadRows = ReadPage<RowWindow>;

/** Line 2 is the first row; every tenth line was rejected. */
const lineOf = (row: number): number => row + 2 + Math.floor(row / 9);
const read: ReadRows = (start, count) =>
  Promise.resolve({
    start,
    lines: Array.from({ length: count }, (_, i) => lineOf(start + i)),
    cells: Array.from({ length: count }, (_, i) => [`row ${start + i}`]),
  });

const settle = () => vi.waitFor(() => Promise.resolve());

describe('Rows', () => {
  it('reads the pages in view, once each', async () => {
    const asked = vi.fn(read);
    const rows = new Rows(asked);
    expect(rows.at(3)).toBeNull();
    rows.want({ start: 0, end: 40 });
    rows.want({ start: 0, end: 41 });
    await settle();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked).toHaveBeenCalledWith(0, 200);
    expect(rows.at(3)).toEqual({ line: 5, cells: ['row 3'], unread: undefined });
    expect(rows.at(200)).toBeNull();
  });

  it('waits with rows that are only passed by', async () => {
    vi.useFakeTimers();
    const asked = vi.fn(read);
    const rows = new Rows(asked);
    rows.want({ start: 0, end: 40 });
    await vi.advanceTimersByTimeAsync(1);
    for (let at = 1000; at < 50_000; at += 1000) rows.want({ start: at, end: at + 40 });
    await vi.advanceTimersByTimeAsync(100);
    expect(asked.mock.calls.map(([start]) => start)).toEqual([0, 49_000]);
    vi.useRealTimers();
  });

  it('does not ask again for what could not be read', async () => {
    const asked = vi.fn<ReadRows>(() => Promise.resolve(null));
    const rows = new Rows(asked);
    rows.want({ start: 0, end: 40 });
    await settle();
    rows.want({ start: 0, end: 40 });
    await settle();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('says which text of a missing cell could not be read', async () => {
    const rows = new Rows(async (start, count) => {
      const window = await read(start, count);
      return window && { ...window, unread: [{ row: 3, column: 0, text: '3 650 g' }] };
    });
    rows.want({ start: 200, end: 210 });
    await vi.waitFor(() => expect(rows.at(203)?.unread?.get(0)).toBe('3 650 g'));
    expect(rows.at(202)?.unread).toBeUndefined();
  });

  it('finds the row of a line, and the one above a rejected line', async () => {
    const rows = new Rows((start, count) => read(start, Math.min(count, 1000 - start)));
    const all = { start: 0, end: 1000 };
    for (const row of [0, 8, 9, 199, 200, 777, 999]) expect(await rows.onLine(lineOf(row), all)).toBe(row);
    expect(lineOf(9)).toBe(lineOf(8) + 2);
    expect(await rows.onLine(lineOf(8) + 1, all)).toBe(8);
    expect(await rows.onLine(1, all)).toBe(0);
    expect(await rows.onLine(1e9, all)).toBe(999);
  });

  it('finds lines within the file they are counted in', async () => {
    // 250 rows of the main file, then 300 of the dev file, whose lines begin anew.
    const rows = new Rows((start, count) => {
      const own = Array.from({ length: Math.min(count, 550 - start) }, (_, i) => start + i);
      return Promise.resolve({
        start,
        lines: own.map((row) => (row < 250 ? row + 2 : row - 250 + 2)),
        cells: own.map(() => []),
      });
    });
    const main = { start: 0, end: 250 };
    const dev = { start: 250, end: 550 };
    for (const row of [0, 100, 199, 200, 249]) expect(await rows.onLine(row + 2, main)).toBe(row);
    for (const row of [250, 399, 400, 549]) expect(await rows.onLine(row - 248, dev)).toBe(row);
    expect(await rows.onLine(260, main)).toBe(249);
    expect(await rows.onLine(1, dev)).toBe(250);
  });
});
