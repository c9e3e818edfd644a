import type { HTMLButtonAttributes } from 'svelte/elements';

/** What a popup puts on the button that opens it; spread onto a `Button` or `IconButton`. */
export type TriggerProps = Omit<HTMLButtonAttributes, 'disabled' | 'title' | 'onclick'> & {
  onclick?: (event: MouseEvent) => void;
};
