import { expect, test } from 'vitest';
import { pixelRects } from './pixels';

/** Two pictures of 2 × 2 pixels, side by side in 128 × 78: 100 × 50 within the inset of 14. */
const shades = pixelRects(
  {
    kind: 'pixels',
    width: 2,
    pictures: [
      [1, 0, 0, 0.5],
      [0, 0, 1, 0],
    ],
  },
  128,
  78,
);

test('a pixel stands in its row and column, of the shade of its value', () => {
  // 2 + 2 + 2 pixels across a width of 100: 16.67 each; 33.33 high in the middle of 78.
  expect(shades.map(({ opacity }) => opacity)).toEqual([0.5, 1]);
  expect(shades[0]!.path).toBe('M30.7 39.0h16.67v16.67h-16.67z');
  expect(shades[1]!.path).toBe('M14.0 22.3h16.67v16.67h-16.67zM80.7 39.0h16.67v16.67h-16.67z');
});

test('nothing is drawn of empty pixels, nor of no picture', () => {
  expect(pixelRects({ kind: 'pixels', width: 1, pictures: [[0]] }, 100, 100)).toEqual([]);
  expect(pixelRects({ kind: 'pixels', width: 8, pictures: [] }, 100, 100)).toEqual([]);
});
