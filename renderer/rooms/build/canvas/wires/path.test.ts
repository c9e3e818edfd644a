import { expect, it } from 'vitest';
import { labelPlace, roundedPath } from './path';

it('rounds corners by at most 8, less where there is no room', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 20, y: 0 },
    { x: 20, y: 40 },
    { x: 24, y: 40 },
  ];
  expect(roundedPath(points)).toBe('M0 0L12 0Q20 0 20 8L20 36Q20 40 24 40L24 40');
});

it('writes the label of a long way in a gap of its level stretch', () => {
  const points = [
    { x: 100, y: 0 },
    { x: 114, y: 0 },
    { x: 114, y: 50 },
    { x: 14, y: 50 },
    { x: 14, y: 90 },
    { x: 40, y: 90 },
  ];
  expect(labelPlace(points)).toEqual({ x: 64, y: 50, above: false });
});
