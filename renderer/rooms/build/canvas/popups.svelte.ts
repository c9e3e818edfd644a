import type { PortRef } from './ports';
import type { Point } from './wires/segments';

/** A wish for a new block: where the menu stands, and the wire that was dropped there, if one was. */
export interface AddRequest {
  at: Point;
  wire: PortRef | null;
}

export type MenuKind = 'block' | 'wire' | 'canvas';

/** Why a wire was refused, said at the block that refused it. */
export interface Refusal {
  node: string;
  text: string;
}

/** What is open over the canvas; at most one menu. Places are in pixels from the canvas's corner. */
class Popups {
  add = $state.raw<AddRequest | null>(null);
  menu = $state.raw<{ kind: MenuKind; at: Point } | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  /** The network as a table, over the canvas. */
  table = $state(false);

  openAdd(at: Point, wire: PortRef | null = null): void {
    this.closeAll();
    this.add = { at, wire };
  }

  openMenu(kind: MenuKind, at: Point): void {
    this.closeAll();
    this.menu = { kind, at };
  }

  refuse(refusal: Refusal): void {
    this.closeAll();
    this.refusal = refusal;
  }

  /** True when something was open. */
  closeAll(): boolean {
    const wasOpen = this.add !== null || this.menu !== null || this.refusal !== null;
    this.add = null;
    this.menu = null;
    this.refusal = null;
    return wasOpen;
  }
}

export const popups = new Popups();
