import { expect, test } from 'vitest';
import { register, registered, refusal, type Command } from './registry.svelte';

const command = (over: Partial<Command> = {}): Command => ({
  id: 'canvas.arrange',
  title: 'Arrange',
  group: 'Canvas',
  run: () => {},
  ...over,
});

test('a room adds its commands and takes them along when it goes', () => {
  const leave = register([command()]);
  const other = register([command({ id: 'data.goTo' })]);
  expect(registered().map(({ id }) => id)).toEqual(['canvas.arrange', 'data.goTo']);
  leave();
  expect(registered().map(({ id }) => id)).toEqual(['data.goTo']);
  other();
  expect(registered()).toEqual([]);
});

test('a command says why it cannot be used', () => {
  expect(refusal(command())).toBeNull();
  expect(refusal(command({ why: () => 'No run is going on.' }))).toBe('No run is going on.');
  expect(refusal(command({ enabled: () => false }))).toBe('Not now.');
});
