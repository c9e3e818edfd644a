import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { register, registered, refusal, type Command } from './registry.svelte';

const command = (over: Partial<Command> = {}): Command => ({
  id: 'canvas.arrange',
  title: 'Arrange',
  group: 'Canvas',
  run: () => {},
  ...over,
});

test('a room registers from an effect, once, and takes its commands along', () => {
  let runs = 0;
  const stop = $effect.root(() => {
    $effect(() => {
      runs++;
      return register([command()]);
    });
  });
  flushSync();
  expect(runs).toBe(1);
  expect(registered()).toHaveLength(1);
  stop();
  expect(registered()).toHaveLength(0);
});

test('a command says why it cannot be used', () => {
  expect(refusal(command())).toBeNull();
  expect(refusal(command({ why: () => 'No run is going on.' }))).toBe('No run is going on.');
  expect(refusal(command({ enabled: () => false }))).toBe('Not now.');
});
