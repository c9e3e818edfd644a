import type { GraphNode } from '@deepwright/engine';
import { doc } from '../../../stores/document.svelte';
import { view } from '../../../stores/view.svelte';
import { arrange, duplicateSelected, fitAll, fitSelected, nudge, removeSelected, selectAll } from '../actions';
import { shown } from '../shown.svelte';
import { camera } from './camera.svelte';
import { flow } from './flow.svelte';
import { grid } from './geometry';
import { connectKeys, startConnecting } from './key-connect';
import { renaming } from './renaming.svelte';

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const chord = (event: KeyboardEvent): string =>
  (event.ctrlKey || event.metaKey ? 'Ctrl ' : '') + (event.key.length === 1 ? event.key.toLowerCase() : event.key);

/** Keys that act while the canvas has the focus. Single letters act nowhere else. */
const plain: Readonly<Record<string, () => void>> = {
  Delete: removeSelected,
  Backspace: removeSelected,
  'Ctrl d': duplicateSelected,
  'Ctrl a': selectAll,
  'Ctrl l': arrange,
  0: fitAll,
  1: () => camera.zoomTo(1),
  2: fitSelected,
  '+': () => camera.zoomBy(1),
  '=': () => camera.zoomBy(1),
  '-': () => camera.zoomBy(-1),
  p: () => (view.palette = !view.palette),
  i: () => (view.inspector = !view.inspector),
  d: () => (view.dock = !view.dock),
  c: startConnecting,
  F2: () => (renaming.id = shown.ofRun ? null : (view.selectedNodes[0] ?? null)),
  Enter: () => (view.inspector = true),
};

/** Does what a key means on the canvas; false where it means nothing here. `focus` moves the keyboard to a block. */
export const canvasKey = (event: KeyboardEvent, focus: (id: string) => void): boolean => {
  if (connectKeys(event)) return true;
  const direction = arrows[event.key];
  if (direction) return arrow(event, direction, focus);
  const act = plain[chord(event)];
  if (!act || event.altKey || (event.shiftKey && event.key.length > 1)) return false;
  act();
  return true;
};

/** Shift moves the selected blocks by the grid, Alt by single pixels; alone, arrows lead along the wires. */
const arrow = (event: KeyboardEvent, [dx, dy]: readonly [number, number], focus: (id: string) => void): boolean => {
  if (event.ctrlKey || event.metaKey) return false;
  if (event.shiftKey || event.altKey) {
    const step = event.altKey ? 1 : grid;
    nudge(dx * step, dy * step);
    return true;
  }
  const from = doc.current.graph.nodes.find((node) => node.id === view.selectedNodes.at(-1));
  const next = from ? neighbour(from, dx, dy) : shown.plan.nodes[0]?.node.id;
  if (next) focus(next);
  return true;
};

const neighbour = (from: GraphNode, dx: number, dy: number): string | undefined => {
  const { edges } = shown.graph;
  if (dx > 0) return edges.find((edge) => edge.from === from.id)?.to;
  if (dx < 0) return edges.find((edge) => edge.to === from.id)?.from;
  const here = flow.boxes.get(from.id);
  if (!here) return undefined;
  return [...flow.boxes]
    .filter(([id, box]) => id !== from.id && (box.y - here.y) * dy > 0)
    .sort(([, a], [, b]) => distance(a, here) - distance(b, here))[0]?.[0];
};

const distance = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);
