import type { Action } from 'svelte/action';
import type { Pace } from './number-scale';

export interface Scrub {
  /** Moves the value by whole steps. */
  move: (steps: number, pace: Pace) => void;
  /** The drag is over: one undo step. */
  done: () => void;
  /** In a field a plain drag selects text. */
  needsAlt?: boolean;
}

const pixelsPerStep = 6;

/** Dragging sideways changes a number: right is more, Shift ten times faster, Ctrl ten times slower. */
export const scrub: Action<HTMLElement, Scrub> = (node, options) => {
  let current = options;
  let at: number | null = null;

  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || (current.needsAlt && !event.altKey)) return;
    event.preventDefault();
    at = event.clientX;
    node.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent): void => {
    if (at === null) return;
    const steps = Math.trunc((event.clientX - at) / pixelsPerStep);
    if (steps === 0) return;
    at += steps * pixelsPerStep;
    current.move(steps, event.shiftKey ? 'coarse' : event.ctrlKey ? 'fine' : 'normal');
  };
  const up = (): void => {
    if (at === null) return;
    at = null;
    current.done();
  };

  node.addEventListener('pointerdown', down);
  node.addEventListener('pointermove', drag);
  node.addEventListener('pointerup', up);
  node.addEventListener('pointercancel', up);
  return {
    update: (next) => {
      current = next;
    },
    destroy: () => {
      node.removeEventListener('pointerdown', down);
      node.removeEventListener('pointermove', drag);
      node.removeEventListener('pointerup', up);
      node.removeEventListener('pointercancel', up);
    },
  };
};
