import { expect, test } from 'vitest';
import { chord, pressed } from './chord';

const press = (key: string, ...held: ('altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey')[]) =>
  pressed({
    key,
    altKey: held.includes('altKey'),
    ctrlKey: held.includes('ctrlKey'),
    metaKey: held.includes('metaKey'),
    shiftKey: held.includes('shiftKey'),
  });

test('what is written on a button is what is pressed', () => {
  expect(press('G', 'ctrlKey', 'shiftKey')).toBe(chord('Ctrl Shift G'));
  expect(press('Enter', 'ctrlKey')).toBe(chord('Ctrl Enter'));
  expect(press('.', 'ctrlKey')).toBe(chord('Ctrl .'));
  expect(press('F8')).toBe(chord('F8'));
  expect(press('F8', 'shiftKey')).toBe(chord('Shift F8'));
  expect(press('s', 'metaKey')).toBe(chord('Ctrl S'));
});

test('a sign that needs Shift is the sign', () => {
  expect(press('?', 'shiftKey')).toBe(chord('?'));
  expect(press('?')).toBe(chord('?'));
});

test('a letter with and without Shift differ', () => {
  expect(press('z', 'ctrlKey')).not.toBe(press('Z', 'ctrlKey', 'shiftKey'));
});
