import { expect, it } from 'vitest';
import { magnet } from './magnet';

it('puts a block on the grid where no other is near its lines', () => {
  expect(magnet({ x: 101, y: 39 }, [{ x: 300, y: 300 }])).toEqual({ x: 96, y: 32 });
});

it('puts a block level with the nearest of others, on or off the grid', () => {
  expect(
    magnet({ x: 101, y: 69 }, [
      { x: 300, y: 72 },
      { x: 98, y: 62 },
    ]),
  ).toEqual({ x: 98, y: 72 });
});
