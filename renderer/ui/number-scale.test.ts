import { expect, test } from 'vitest';
import { share, step, type Range } from './number-scale';

const linear: Range = { min: 0, max: 1, scale: 'linear', integer: false };
const log: Range = { min: 1e-8, max: 1e-2, scale: 'log', integer: false };
const units: Range = { min: 1, max: 65536, scale: 'log', integer: true };
const beta: Range = { min: 0, max: 0.9999, scale: 'reverse-log', integer: false };

test('linear fields step by about a hundredth of the range', () => {
  expect(step(0.1, 1, linear)).toBe(0.11);
  expect(step(0.1, 2, linear)).toBe(0.12);
  expect(step(0.5, 1, linear, 'coarse')).toBe(0.6);
  expect(step(0.5, -1, linear, 'fine')).toBe(0.499);
  expect(step(0.999, 1, linear)).toBe(1);
});

test('log fields step by quarter decades and come back to where they were', () => {
  let x = 1e-5;
  for (let i = 0; i < 4; i++) x = step(x, 1, log);
  expect(x).toBe(1e-4);
  for (let i = 0; i < 4; i++) x = step(x, -1, log);
  expect(x).toBe(1e-5);
  expect(step(1e-5, 1, log, 'coarse')).toBe(1e-4);
  expect(step(1e-2, 1, log)).toBe(1e-2);
});

test('whole numbers always move', () => {
  expect(step(1, 1, units)).toBe(2);
  expect(step(2, -1, units)).toBe(1);
  expect(step(100, 1, units)).toBe(178);
});

test('a log range that includes 0 reaches it', () => {
  const penalty: Range = { min: 0, max: 10, scale: 'log', integer: false };
  expect(step(0, 1, penalty)).toBe(1e-6);
  expect(step(1e-6, -1, penalty)).toBe(0);
  expect(share(0, penalty)).toBe(0);
});

test('reverse-log fields step in 1 − x', () => {
  expect(step(0.9, 4, beta)).toBe(0.99);
  expect(step(0.99, -4, beta)).toBe(0.9);
  expect(step(0.9999, 1, beta)).toBe(0.9999);
});

test('the place in the range', () => {
  expect(share(1e-5, log)).toBeCloseTo(0.5);
  expect(share(0.25, linear)).toBe(0.25);
  expect(share(0.99, beta)).toBeCloseTo(0.5);
  expect(share(2, linear)).toBe(1);
});
