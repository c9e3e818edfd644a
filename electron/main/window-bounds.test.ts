import { describe, expect, it } from 'vitest';
import { boundsFor, smallest, usual } from './window-bounds';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const at = (x: number, y: number, width = 1000, height = 700) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

describe('where the window opens', () => {
  it('is where it was', () => {
    expect(boundsFor(at(100, 50), [screen])).toEqual(at(100, 50).bounds);
  });

  it('is the usual place when there is no memory, or its screen is gone', () => {
    expect(boundsFor(null, [screen])).toBe(usual);
    expect(boundsFor(at(2500, 50), [screen])).toBe(usual);
    expect(boundsFor(at(100, -300), [screen])).toBe(usual);
    expect(boundsFor(at(2500, 50), [screen, { ...screen, x: 1920 }])).toEqual(at(2500, 50).bounds);
  });

  it('is never smaller than the layout allows', () => {
    expect(boundsFor(at(10, 10, 200, 100), [screen])).toMatchObject(smallest);
  });
});
