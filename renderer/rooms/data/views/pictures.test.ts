import { expect, it } from 'vitest';
import { greyPixels, gridShape, moved, pictureText, tileSide } from './pictures';

it('draws small pictures at a whole multiple of their pixels', () => {
  expect(tileSide({ width: 8, height: 8 })).toBe(56);
  expect(tileSide({ width: 28, height: 28 })).toBe(56);
  expect(tileSide({ width: 16, height: 12 })).toBe(48);
  expect(tileSide({ width: 40, height: 40 })).toBe(40);
});

it('fills the room, and has a place for every picture', () => {
  const { across, rows, cell } = gridShape(101, 56, 500);
  expect(across * cell.width).toBeLessThanOrEqual(500);
  expect((across + 1) * cell.width).toBeGreaterThan(500);
  expect(rows).toBe(Math.ceil(101 / across));
  expect(gridShape(5, 56, 10)).toMatchObject({ across: 1, rows: 5 });
});

it('makes greys of one picture of a page', () => {
  const page = { width: 2, height: 1, lines: [2, 3], labels: ['a', null], pixels: Uint8Array.of(0, 255, 17, 128) };
  expect([...greyPixels(page, 1)]).toEqual([17, 17, 17, 255, 128, 128, 128, 255]);
});

it('says a picture in words', () => {
  expect(pictureText('118', '7')).toBe('7, line 118');
  expect(pictureText('dev 2', null)).toBe('line dev 2');
});

it('moves by one, by a row, and not beyond the ends', () => {
  expect(moved('ArrowRight', 3, 5, 12)).toBe(4);
  expect(moved('ArrowDown', 3, 5, 12)).toBe(8);
  expect(moved('ArrowDown', 8, 5, 12)).toBe(8);
  expect(moved('ArrowUp', 3, 5, 12)).toBe(3);
  expect(moved('End', 3, 5, 12)).toBe(11);
  expect(moved('a', 3, 5, 12)).toBeNull();
});
