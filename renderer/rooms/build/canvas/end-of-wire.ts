import { connect } from '../actions';
import { shown } from '../shown.svelte';
import { connecting, linkOf, refusalOf } from './connecting.svelte';
import { popups } from './popups.svelte';
import { outPort, type PortRef } from './ports';
import type { Point } from './wires/segments';

interface EndState {
  isValid: boolean | null;
  toHandle?: { nodeId: string; id?: string | null } | null;
}

/**
 * A wire was let go. On a port that fits, it has been connected already; on another port, the block says why not; on a
 * block beside its ports, the first that fits takes it; on the empty canvas, a menu offers what could follow.
 */
export const endOfWire = (state: EndState, event: MouseEvent | TouchEvent, at: Point): void => {
  const { start } = connecting;
  connecting.end();
  if (!start || state.isValid) return;
  if (state.toHandle) return refuse(start, { node: state.toHandle.nodeId, port: state.toHandle.id ?? '' });
  const under = 'clientX' in event ? document.elementFromPoint(event.clientX, event.clientY) : null;
  const block = under?.closest<HTMLElement>('.svelte-flow__node')?.dataset['id'];
  if (block) connectToBlock(start, block);
  else if (under?.closest('.svelte-flow__pane')) popups.openAdd(at, start);
};

const refuse = (start: PortRef, end: PortRef): void => {
  const link = linkOf(start, end);
  const text = link ? refusalOf(link) : 'A wire leads from an output to an input.';
  if (text && (start.node !== end.node || start.port !== end.port)) popups.refuse({ node: end.node, text });
};

const connectToBlock = (start: PortRef, id: string): void => {
  if (start.node === id) return;
  const block = shown.block(id);
  const inputs = [...(block?.ports ?? [])].sort((a, b) => Number(a.edge !== null) - Number(b.edge !== null));
  const ends = start.port === outPort ? inputs.map((port) => port.name) : [outPort];
  const links = ends.flatMap((port) => linkOf(start, { node: id, port }) ?? []);
  const fitting = links.find((link) => refusalOf(link) === null);
  if (fitting) connect(fitting);
  else refuse(start, { node: id, port: ends[0] ?? '' });
};
