import { describe, expect, it } from 'vitest';
import { freePlace } from './free-place';

const block = (x: number, y: number) => ({ x, y, width: 156, height: 114 });

describe('a free place for a new block', () => {
  it('is the wished one, on the grid, where that is free', () => {
    expect(freePlace([], { x: 41, y: 70 })).toEqual({ x: 48, y: 64 });
  });

  it('is to the right of a block that stands there', () => {
    expect(freePlace([block(0, 0)], { x: 0, y: 0 })).toEqual({ x: 208, y: 0 });
  });

  it('never overlaps what is there', () => {
    const blocks = Array.from({ length: 60 }, (_, i) => block((i % 10) * 200, Math.floor(i / 10) * 160));
    const at = freePlace(blocks, { x: 800, y: 320 });
    const apart = blocks.every((b) => at.x >= b.x + 156 || b.x >= at.x + 156 || at.y >= b.y + 114 || b.y >= at.y + 114);
    expect(apart).toBe(true);
  });
});
