import { describe, expect, it } from 'vitest';
import { csvText, spreadOver } from './table-text';

describe('csvText', () => {
  it('writes a head and a line for each row', () => {
    expect(csvText({ columns: ['epoch', 'dev'], rows: [['1', '0.5']] })).toBe('epoch,dev\n1,0.5\n');
  });

  it('quotes what would be read wrongly', () => {
    expect(csvText({ columns: ['a,b'], rows: [['say "x"']] })).toBe('"a,b"\n"say ""x"""\n');
  });
});

describe('spreadOver', () => {
  it('keeps all when few, and the ends always', () => {
    expect(spreadOver(3, 12)).toEqual([0, 1, 2]);
    const rows = spreadOver(1000, 12);
    expect(rows).toHaveLength(12);
    expect(rows[0]).toBe(0);
    expect(rows.at(-1)).toBe(999);
  });
});
