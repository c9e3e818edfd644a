import { doc } from '../../../stores/document.svelte';
import { view } from '../../../stores/view.svelte';
import type { IconName } from '../../../ui/icons';
import { arrange, disconnect, duplicateSelected, fitAll, removeSelected, selectAll } from '../actions';
import { shown } from '../shown.svelte';
import { startConnecting } from './key-connect';
import { popups, type MenuKind } from './popups.svelte';
import { renaming } from './renaming.svelte';
import type { Point } from './wires/segments';

export interface MenuItem {
  label: string;
  run: () => void;
  icon?: IconName;
  shortcut?: string;
  disabled?: boolean;
}

/** What the menu of a block, a wire or the empty canvas offers. */
export const menuItems = (kind: MenuKind, at: Point): readonly MenuItem[] => {
  if (kind === 'block') return blockMenu();
  if (kind === 'wire')
    return [{ label: 'Remove wire', run: removeSelected, icon: 'trash', shortcut: 'Del', disabled: shown.ofRun }];
  const isEmpty = doc.current.graph.nodes.length === 0;
  return [
    { label: 'Add a block', run: () => popups.openAdd(at), icon: 'plus', shortcut: 'Space', disabled: shown.ofRun },
    { label: 'Select all', run: selectAll, shortcut: 'Ctrl A', disabled: isEmpty },
    { label: 'Arrange', run: arrange, icon: 'branch', shortcut: 'Ctrl L', disabled: isEmpty || shown.ofRun },
    { label: 'Fit', run: fitAll, icon: 'fit', shortcut: '0', disabled: isEmpty },
  ];
};

/** A menu gives the focus back when it has closed; the field takes it after that. */
const afterMenu = 80;
const rename = (id: string): void => {
  setTimeout(() => (renaming.id = id), afterMenu);
};

/** For the selected blocks; also behind the three dots in the inspector. */
export const blockMenu = (): readonly MenuItem[] => {
  const [id, second] = view.selectedNodes;
  const only = id && !second ? doc.current.graph.nodes.find((node) => node.id === id) : undefined;
  const disabled = shown.ofRun;
  const isWired = doc.current.graph.edges.some((edge) => edge.from === only?.id || edge.to === only?.id);
  const single: MenuItem[] = only
    ? [
        { label: 'Rename', run: () => rename(only.id), shortcut: 'F2', disabled },
        { label: 'Connect to …', run: startConnecting, shortcut: 'C', disabled },
        { label: 'Remove its wires', run: () => disconnect(only), disabled: disabled || !isWired },
      ]
    : [];
  return [
    ...single,
    { label: 'Copy', run: () => document.execCommand('copy'), icon: 'copy', shortcut: 'Ctrl C' },
    { label: 'Duplicate', run: duplicateSelected, icon: 'plus', shortcut: 'Ctrl D', disabled },
    { label: 'Remove', run: removeSelected, icon: 'trash', shortcut: 'Del', disabled },
  ];
};
