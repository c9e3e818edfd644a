import { view } from '../../../stores/view.svelte';
import { connect } from '../actions';
import { shown } from '../shown.svelte';
import { camera } from './camera.svelte';
import { connecting, linkOf, refusalOf } from './connecting.svelte';
import { flow } from './flow.svelte';
import { outPort, type PortRef } from './ports';

/** Connecting by keys: C starts at the selected block, arrows choose among the ports that fit, Enter connects. */
export const startConnecting = (): void => {
  const [id, second] = view.selectedNodes;
  const start = id && !second && !shown.ofRun ? shown.block(id) : undefined;
  if (!start || start.layer.hasOutput === false) return;
  connecting.begin({ node: start.node.id, port: outPort });
  aimAt(choices()[0]);
};

const aimAt = (port: PortRef | undefined): void => {
  if (!port) return connecting.end();
  connecting.aim = port;
  const box = flow.boxes.get(port.node);
  if (box) camera.reveal(box);
};

/** Every input that fits: those still free first, in the order of computation. */
const choices = (): PortRef[] => {
  const { start } = connecting;
  if (!start) return [];
  const ports = shown.plan.nodes.flatMap(({ node, ports }) =>
    ports.map((port) => ({ node: node.id, port: port.name, taken: port.edge !== null })),
  );
  const fitting = ports.filter((port) => {
    const link = linkOf(start, port);
    return link && refusalOf(link) === null;
  });
  return [...fitting.filter((port) => !port.taken), ...fitting.filter((port) => port.taken)];
};

/** Takes the keys while a port is being chosen; false when none is. */
export const connectKeys = (event: KeyboardEvent): boolean => {
  const { start, aim } = connecting;
  if (!start || !aim) return false;
  if (event.key === 'Tab') {
    connecting.end();
    return false;
  }
  if (event.key === 'Escape') connecting.end();
  if (event.key === 'Enter') {
    const link = linkOf(start, aim);
    connecting.end();
    if (link) connect(link);
  }
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step) {
    const all = choices();
    const at = all.findIndex((port) => port.node === aim.node && port.port === aim.port);
    aimAt(all[(at + step + all.length) % all.length]);
  }
  return true;
};
