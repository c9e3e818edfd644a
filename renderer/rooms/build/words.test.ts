import { expect, it } from 'vitest';
import { portText, shapeText, shortText } from './words';

it('writes shapes with the batch in front', () => {
  expect(shapeText([32])).toBe('B × 32');
  expect(shapeText(null)).toBe('?');
});

it('writes port numbers as subscripts', () => {
  expect(portText('x12')).toBe('x₁₂');
  expect(portText('x')).toBe('x');
});

it('shortens an issue to its first sentence', () => {
  const issue = {
    code: 'graph/missing-input',
    level: 'error',
    message: 'Dense 2 has no input. Connect a block.',
  } as const;
  expect(shortText(issue)).toBe('Dense 2 has no input');
});
