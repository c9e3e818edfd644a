import type { Fix, Issue } from './issue';

/** The wording of everything the graph can be told off for. Names in quotes are the person's own. */

const error = (code: string, message: string, more: Partial<Issue> = {}): Issue => ({
  code: `graph/${code}`,
  level: 'error',
  message,
  ...more,
});

export const graphIssues = {
  noInput: () =>
    error('no-input', 'The network has no Input block, so no column reaches it.', {
      hint: 'Drag an Input block to the canvas.',
    }),
  noOutput: () =>
    error('no-output', 'The network has no Output block, so there is no cost to bring down.', {
      hint: 'Drag an Output block to the canvas and connect it.',
    }),
  second: (title: string, nodeId: string, fixes: Fix[]) =>
    error('second', `A network has one ${title} block; this is another one.`, {
      nodeId,
      hint: 'Remove one of them.',
      fixes,
    }),
  unknownKind: (kind: string, nodeId: string, fixes: Fix[]) =>
    error('unknown-kind', `There is no block of the kind ‘${kind}’ in this version.`, {
      nodeId,
      hint: 'Remove it, or open the project with the version that made it.',
      fixes,
    }),
  unconnected: (name: string, port: string, nodeId: string) =>
    error('unconnected', `${name} has nothing connected to its input ${port}.`, {
      nodeId,
      port,
      hint: 'Drag a wire from an output port to it.',
    }),
  cycle: (names: readonly string[], nodeId: string, fixes: Fix[]) =>
    error(
      'cycle',
      `The wires run in a circle: ${[...names, names[0]].join(' → ')}. A network computes from left to right, once.`,
      {
        nodeId,
        hint: 'Remove one of these wires.',
        fixes,
      },
    ),
  shape: (problem: string, came: string, nodeId: string, ports: readonly string[], fixes: Fix[]) =>
    error('shape', came ? `${problem} ${came}` : problem, { nodeId, ...(ports[0] ? { port: ports[0] } : {}), fixes }),
  unused: (name: string, nodeId: string): Issue => ({
    code: 'graph/unused',
    level: 'warning',
    message: `${name} does not lead to the Output block, so it learns nothing.`,
    hint: 'Connect it, or remove it.',
    nodeId,
  }),
  ownInput: (name: string, nodeId: string) =>
    error('own-input', `${name} cannot feed itself.`, { nodeId, hint: 'Connect it to another block.' }),
  wouldCycle: (from: string, to: string, nodeId: string) =>
    error('would-cycle', `${to} already leads to ${from}: this wire would close a circle.`, {
      nodeId,
      hint: 'A network computes from left to right, once.',
    }),
  noPort: (name: string, port: string, nodeId: string, fixes: Fix[] = []) =>
    error('no-port', `${name} has no input ${port}.`, { nodeId, port, fixes }),
  noInputs: (name: string, nodeId: string) =>
    error('no-inputs', `${name} takes its rows from the data, not from a block.`, {
      nodeId,
      hint: 'Connect its output instead.',
    }),
  noOutputs: (name: string, nodeId: string, fixes: Fix[] = []) =>
    error('no-outputs', `${name} ends the network: nothing can follow it.`, { nodeId, fixes }),
};
