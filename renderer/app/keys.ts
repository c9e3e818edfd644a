import { chord, pressed } from './chord';
import { commandById, commands } from './commands';
import { refusal, type Command } from './registry.svelte';

const isTextField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  (target instanceof HTMLInputElement && target.type === 'text') || target instanceof HTMLTextAreaElement;

/** A field being typed in takes these itself; a number field that is not (`data-idle`) lets them through. */
const fieldKeys = new Set(['Ctrl z', 'Ctrl Shift z', 'Ctrl y', 'Ctrl a'].map(chord));
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

/** The command of a chord. A room's own goes before the window's, and one that can be used before one that cannot. */
const commandFor = (keys: string): Command | undefined => {
  const candidates = [...commands()]
    .reverse()
    .filter(
      ({ local, shortcut, also = [] }) => !local && [shortcut, ...also].some((one) => one && chord(one) === keys),
    );
  return candidates.find((command) => refusal(command) === null) ?? candidates[0];
};

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
