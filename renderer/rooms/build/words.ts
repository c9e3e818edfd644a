import type { Issue, PlannedNode, Shape } from '@deepwright/engine';

/** Size of a whole mini-batch at a port: B rows of it. */
export const shapeText = (shape: Shape | null): string => (shape ? ['B', ...shape].join(' × ') : '?');

/** x1 as it is written by hand: x₁. */
export const portText = (name: string): string =>
  name.replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit)));

const firstSentence = (text: string): string => text.split(/(?<=[.:])\s/)[0].replace(/[.:]$/, '');

/** A mistake in the few words a block's foot has room for; the whole sentence stands in the call-out. */
export const shortText = (issue: Issue): string => {
  if (issue.code.endsWith('/shape')) return 'Shapes differ';
  return firstSentence(issue.message);
};

/** Only wires are missing: work in progress, which looks no worse than that. */
export const isUnwired = (issues: readonly Issue[]): boolean =>
  issues.length > 0 && issues.every((issue) => issue.code === 'graph/unconnected');

/** What a screen reader says of a block: name, kind, shapes, problems. */
export const spoken = (planned: PlannedNode, issues: readonly Issue[]): string => {
  const { node, layer, ports, shape } = planned;
  const parts = [node.name];
  if (layer.title !== node.name) parts.push(layer.title);
  const wired = ports.filter((port) => port.edge !== null);
  if (wired.length > 0) parts.push(`in ${wired.map((port) => shapeText(port.shape)).join(' and ')}`);
  if (layer.hasOutput !== false) parts.push(`out ${shapeText(shape)}`);
  for (const issue of issues) parts.push(issue.message);
  return parts.join(', ');
};
