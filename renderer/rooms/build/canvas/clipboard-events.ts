import { doc } from '../../../stores/document.svelte';
import { view } from '../../../stores/view.svelte';
import { insert, removeSelected, selectedPart } from '../actions';
import { readBlocks, writeBlocks } from './clipboard';
import { camera } from './camera.svelte';
import type { Point } from './wires/segments';

const beside = 32;

/**
 * Copy, cut and paste while the canvas has the focus. These are the page's own events, which need no permission and
 * also come from the window's menu.
 */
export const clipboardEvents = (canvas: () => HTMLElement | undefined, pointer: () => Point | null) => {
  const isOurs = (): boolean => {
    const focus = document.activeElement;
    return !!focus && !!canvas()?.contains(focus) && !focus.matches('input, textarea');
  };

  const oncopy = (event: ClipboardEvent): boolean => {
    const part = selectedPart();
    if (!isOurs() || part.nodes.length === 0) return false;
    event.clipboardData?.setData('text/plain', writeBlocks(part));
    event.preventDefault();
    return true;
  };

  const oncut = (event: ClipboardEvent): void => {
    if (oncopy(event)) removeSelected();
  };

  const onpaste = (event: ClipboardEvent): void => {
    if (!isOurs()) return;
    event.preventDefault();
    const found = readBlocks(event.clipboardData?.getData('text/plain') ?? '');
    if (!found) return;
    if ('code' in found) return view.report([found]);
    const left = Math.min(...found.nodes.map((node) => node.x));
    const top = Math.min(...found.nodes.map((node) => node.y));
    const at = pointer();
    const corner = at ? camera.toGraph(at) : { x: left + beside, y: top + beside };
    const count = found.nodes.length;
    const label = `Paste ${count === 1 ? found.nodes[0].name : `${count} blocks`}`;
    insert(found, Math.round((corner.x - left) / 16) * 16, Math.round((corner.y - top) / 16) * 16, label);
    doc.mark();
  };

  return { oncopy: (event: ClipboardEvent) => void oncopy(event), oncut, onpaste };
};
