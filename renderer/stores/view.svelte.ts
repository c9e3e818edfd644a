import type { Issue } from '@deepwright/engine';

/** The welcome page stands before the rooms, while no project is open. */
export type Room = 'welcome' | 'data' | 'build' | 'check' | 'export';
export type DockTab = 'curves' | 'problems' | 'log';

/** A short word about what happened elsewhere (an export finished). Never the only copy of an error. */
export interface Toast {
  id: number;
  text: string;
  level: 'info' | 'ok' | 'warning' | 'error';
  action?: { label: string; run: () => void };
}

/** What is shown, not what is true: room, selection, panels. None of it is saved with the project. */
class ViewStore {
  room = $state<Room>('welcome');
  /** Ids of the selected blocks and edges on the canvas. */
  selectedNodes = $state.raw<readonly string[]>([]);
  selectedEdges = $state.raw<readonly string[]>([]);
  dockTab = $state<DockTab>('curves');
  palette = $state(true);
  inspector = $state(true);
  dock = $state(true);
  commandsOpen = $state(false);
  shortcutsOpen = $state(false);
  settingsOpen = $state(false);
  theme = $state<'system' | 'light' | 'dark'>('system');
  toasts = $state.raw<readonly Toast[]>([]);
  /** Failures of the last action (a file that could not be read), shown in a banner until dismissed. */
  notices = $state.raw<readonly Issue[]>([]);
  private toastCount = 0;

  toast(text: string, level: Toast['level'] = 'info', action?: Toast['action']): void {
    const toast = { id: ++this.toastCount, text, level, action };
    this.toasts = [...this.toasts, toast];
    if (!action) setTimeout(() => this.dismiss(toast.id), 6000);
  }

  dismiss(id: number): void {
    this.toasts = this.toasts.filter((t) => t.id !== id);
  }

  select(nodes: readonly string[], edges: readonly string[] = []): void {
    this.selectedNodes = nodes;
    this.selectedEdges = edges;
  }

  /** Shows a failure. Handed to `ask` as the place where issues go. */
  report = (issues: readonly Issue[]): void => {
    this.notices = issues;
  };
}

export const view = new ViewStore();
