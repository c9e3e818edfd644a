import { commandById, commands } from './commands';
import { refusal, type Command } from './registry.svelte';

/** "Ctrl Shift G" as it is compared: modifiers in order, then the key in lower case. */
const normal = (shortcut: string): string => {
  const parts = shortcut.split(' ');
  const key = parts.pop() ?? '';
  return [...parts.sort(), key.toLowerCase()].join(' ');
};

/** What was pressed, in the same words. Command on a Mac counts as Ctrl. */
export const pressed = (event: KeyboardEvent): string => {
  // Shift is part of a sign such as "?", and a modifier of a letter or a named key.
  const named = event.key.length > 1 || /\p{L}/u.test(event.key);
  const modifiers = [
    event.altKey && 'Alt',
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.shiftKey && named && 'Shift',
  ].filter((modifier) => modifier !== false);
  return normal([...modifiers, event.key].join(' '));
};

const isTextField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  (target instanceof HTMLInputElement && target.type === 'text') || target instanceof HTMLTextAreaElement;

/** A field being typed in takes these itself; a number field that is not (`data-idle`) lets them through. */
const fieldKeys = new Set(['Ctrl z', 'Ctrl Shift z', 'Ctrl y', 'Ctrl a'].map(normal));
const isFieldsOwn = (event: KeyboardEvent, keys: string): boolean =>
  isTextField(event.target) &&
  !('idle' in event.target.dataset) &&
  (fieldKeys.has(keys) || !/^(Ctrl|Alt|f\d)/.test(keys));

/**
 * A chord can arrive twice: as a key of the page and from the native menu. Whichever comes first acts; the other one
 * within this time is the same press.
 */
const samePress = 300;
let last: { id: string; by: 'key' | 'menu'; at: number } | null = null;

const act = (command: Command, by: 'key' | 'menu'): void => {
  const at = performance.now();
  if (last && last.id === command.id && last.by !== by && at - last.at < samePress) return;
  last = { id: command.id, by, at };
  if (refusal(command) === null) void command.run();
};

/** From the native menu. */
export const actFromMenu = (id: string): void => {
  const command = commandById(id);
  if (command) act(command, 'menu');
};

const commandFor = (keys: string): Command | undefined =>
  commands().find(
    (command) => !command.local && [command.shortcut, ...(command.also ?? [])].some((one) => one && normal(one) === keys),
  );

export const keydown = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing) return;
  const keys = pressed(event);
  if (isFieldsOwn(event, keys)) return;
  // "?" must not be taken from someone who is typing, nor anything from a dialog that asks.
  if (isTextField(event.target) && keys.length === 1) return;
  const dialog = document.querySelector('[role=dialog]');
  const command = commandFor(keys);
  if (!command || (dialog && command.id !== 'view.commands')) return;
  event.preventDefault();
  act(command, 'key');
};
