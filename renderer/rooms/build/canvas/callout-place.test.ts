import { describe, expect, it } from 'vitest';
import { calloutPlace } from './callout-place';

const size = { width: 338, height: 90 };
const room = { width: 888, height: 564 };
const block = { x: 472, y: 300, width: 156, height: 114 };

describe('the place of a call-out', () => {
  it('is below its block, centred', () => {
    expect(calloutPlace(block, size, room, [])).toEqual({ x: 381, y: 430 });
  });

  it('is above where there is no room below', () => {
    expect(calloutPlace({ ...block, y: 440 }, size, room, [])).toEqual({ x: 381, y: 334 });
  });

  it('avoids other blocks', () => {
    const below = { x: 480, y: 440, width: 156, height: 114 };
    expect(calloutPlace(block, size, room, [below])).toEqual({ x: 381, y: 194 });
  });

  it('stays inside the canvas', () => {
    expect(calloutPlace({ ...block, x: 10 }, size, room, []).x).toBe(8);
  });
});
