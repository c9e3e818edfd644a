import { untrack } from 'svelte';

/** A thing the window can do, said once for menu, palette, keys and the page of shortcuts. */
export interface Command {
  /** `area.verb`; the native menu names commands by it. */
  id: string;
  title: string;
  group: 'File' | 'Edit' | 'Run' | 'View' | 'Canvas' | 'App';
  /** As shown: "Ctrl Shift G", "F8", "?". */
  shortcut?: string;
  /** Further keys that do the same. */
  also?: readonly string[];
  /** Why it cannot be used now, in words; null when it can. */
  why?: () => string | null;
  /** False when it cannot be used and there is nothing to explain. */
  enabled?: () => boolean;
  /** The keys act only where the room listens for them itself (single letters on the canvas). */
  local?: boolean;
  run: () => unknown;
}

let added = $state.raw<readonly Command[]>([]);

export const registered = (): readonly Command[] => added;

/** Adds a room's commands; the answer takes them away again: `onMount(() => register([…]))`. */
export const register = (commands: readonly Command[]): (() => void) => {
  // Read without being tracked, or an effect that registers would run again for its own sake, for ever.
  added = [...untrack(registered), ...commands];
  return () => {
    added = untrack(registered).filter((command) => !commands.includes(command));
  };
};

export const refusal = (command: Command): string | null =>
  command.why?.() ?? (command.enabled?.() === false ? 'Not now.' : null);
