import { describe, expect, it, vi } from 'vitest';
import { Rows, type ReadRows } from './rows';

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
    const rows = new Rows(10_000, asked);
    expect(rows.at(3)).toBeNull();
    rows.want({ start: 0, end: 40 });
    rows.want({ start: 0, end: 41 });
    await settle();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked).toHaveBeenCalledWith(0, 200);
    expect(rows.at(3)).toEqual({ line: 5, cells: ['row 3'] });
    expect(rows.at(200)).toBeNull();
  });

  it('waits with rows that are only passed by', async () => {
    vi.useFakeTimers();
    const asked = vi.fn(read);
    const rows = new Rows(100_000, asked);
    rows.want({ start: 0, end: 40 });
    await vi.advanceTimersByTimeAsync(1);
    for (let at = 1000; at < 50_000; at += 1000) rows.want({ start: at, end: at + 40 });
    await vi.advanceTimersByTimeAsync(100);
    expect(asked.mock.calls.map(([start]) => start)).toEqual([0, 49_000]);
    vi.useRealTimers();
  });

  it('does not ask again for what could not be read', async () => {
    const asked = vi.fn<ReadRows>(() => Promise.resolve(null));
    const rows = new Rows(100, asked);
    rows.want({ start: 0, end: 40 });
    await settle();
    rows.want({ start: 0, end: 40 });
    await settle();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('finds the row of a line, and the one above a rejected line', async () => {
    const rows = new Rows(1000, (start, count) => read(start, Math.min(count, 1000 - start)));
    for (const row of [0, 8, 9, 199, 200, 777, 999]) expect(await rows.onLine(lineOf(row))).toBe(row);
    expect(lineOf(9)).toBe(lineOf(8) + 2);
    expect(await rows.onLine(lineOf(8) + 1)).toBe(8);
    expect(await rows.onLine(1)).toBe(0);
    expect(await rows.onLine(1e9)).toBe(999);
  });
});
