import type { Command } from '../../app/registry.svelte';
import { data } from '../../stores/data.svelte';
import { plan } from '../../stores/plan.svelte';
import { view } from '../../stores/view.svelte';
import { arrange, duplicateSelected, fitAll, fitSelected, nudge, removeSelected, selectAll, suggest } from './actions';
import { camera } from './canvas/camera.svelte';
import { startConnecting } from './canvas/key-connect';
import { popups } from './canvas/popups.svelte';
import { renaming } from './canvas/renaming.svelte';
import { openTab } from './inspector/tab.svelte';
import { shown } from './shown.svelte';

const locked = (): string | null => (shown.ofRun ? 'The graph of a run is only looked at.' : null);
const withBlocks = (): string | null => (shown.graph.nodes.length > 0 ? null : 'There are no blocks yet.');
const withSelection = (): string | null => (view.selectedNodes.length > 0 ? null : 'Select a block first.');
const withAny = (): string | null =>
  view.selectedNodes.length + view.selectedEdges.length > 0 ? null : 'Select a block or a wire first.';

/** The block of the next problem after the selected one, round and round. */
const nextProblem = (): void => {
  const ids = [...new Set(plan.issues.flatMap((issue) => issue.nodeId ?? []))];
  const at = ids.indexOf(view.selectedNodes[0] ?? '');
  const next = ids[(at + 1) % ids.length];
  if (next) view.select([next]);
};

type Spec = Omit<Command, 'group'>;
const canvas = (spec: Spec): Command => ({ group: 'Canvas', ...spec });
/** Acts by this key only while the canvas has the focus, which listens for it itself. */
const local = (spec: Spec): Command => canvas({ local: true, ...spec });

/** What the canvas adds to the window's commands while the Build room is shown. */
export const canvasCommands: readonly Command[] = [
  canvas({
    id: 'canvas.arrange',
    title: 'Arrange the blocks',
    shortcut: 'Ctrl L',
    why: () => locked() ?? withBlocks(),
    run: arrange,
  }),
  canvas({
    id: 'canvas.nextProblem',
    title: 'Go to the next problem',
    shortcut: 'F8',
    why: () => (plan.issues.some((issue) => issue.nodeId) ? null : 'No block has a problem.'),
    run: nextProblem,
  }),
  canvas({
    id: 'canvas.help',
    title: 'Help on the selected block',
    shortcut: 'F1',
    why: withSelection,
    run: () => {
      view.inspector = true;
      openTab.current = 'help';
    },
  }),
  canvas({
    id: 'canvas.suggest',
    title: 'Suggest a network for the data',
    why: () => locked() ?? (data.summary ? null : 'Choose the data first.'),
    run: suggest,
  }),
  canvas({
    id: 'canvas.table',
    title: 'Show the network as a table, or as blocks',
    run: () => (popups.table = !popups.table),
  }),
  local({
    id: 'canvas.add',
    title: 'Add a block',
    shortcut: 'Space',
    why: locked,
    run: () => popups.openAdd({ x: camera.width / 2, y: camera.height / 3 }),
  }),
  local({
    id: 'canvas.connect',
    title: 'Connect the selected block',
    shortcut: 'C',
    why: () => locked() ?? withSelection(),
    run: startConnecting,
  }),
  local({
    id: 'canvas.rename',
    title: 'Rename the block',
    shortcut: 'F2',
    why: () => locked() ?? withSelection(),
    run: () => (renaming.id = view.selectedNodes[0] ?? null),
  }),
  local({
    id: 'canvas.duplicate',
    title: 'Duplicate the blocks',
    shortcut: 'Ctrl D',
    why: () => locked() ?? withSelection(),
    run: duplicateSelected,
  }),
  local({
    id: 'canvas.remove',
    title: 'Remove what is selected',
    shortcut: 'Delete',
    why: () => locked() ?? withAny(),
    run: removeSelected,
  }),
  local({ id: 'canvas.selectAll', title: 'Select all blocks', shortcut: 'Ctrl A', why: withBlocks, run: selectAll }),
  local({
    id: 'canvas.move',
    title: 'Move the blocks (Shift arrow: 16, Alt arrow: 1)',
    shortcut: 'Shift arrow',
    why: () => locked() ?? withSelection(),
    run: () => nudge(16, 0),
  }),
  local({ id: 'canvas.fit', title: 'Fit the whole network', shortcut: '0', why: withBlocks, run: fitAll }),
  local({ id: 'canvas.full', title: 'Zoom to 100 %', shortcut: '1', run: () => camera.zoomTo(1) }),
  local({ id: 'canvas.fitSelected', title: 'Fit the selection', shortcut: '2', why: withBlocks, run: fitSelected }),
];
