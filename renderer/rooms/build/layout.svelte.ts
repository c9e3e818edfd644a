import { view } from '../../stores/view.svelte';

export type Panel = 'palette' | 'inspector' | 'dock';

/** Below this width, panels lie over the canvas as sheets, one at a time. */
const sheetsBelow = 900;
const least: Readonly<Record<Panel, number>> = { palette: 150, inspector: 240, dock: 120 };
const most: Readonly<Record<Panel, number>> = { palette: 360, inspector: 560, dock: 640 };
/** Left for the canvas, whatever the panels want. */
const canvasLeast = { width: 240, height: 120 };
const key = 'deepwright.build.panels';

/** Sizes that suit a window of this width. */
const usual = (width: number): Readonly<Record<Panel, number>> => {
  if (width >= 1800) return { palette: 208, inspector: 352, dock: 316 };
  if (width >= 1340) return { palette: 192, inspector: 304, dock: 264 };
  return { palette: 176, inspector: 288, dock: 248 };
};

/** How the room is divided. Sizes a person has chosen are kept on this machine, not in the project. */
class Layout {
  width = $state(0);
  height = $state(0);
  private chosen = $state.raw<Partial<Record<Panel, number>>>(stored());
  private before: Readonly<Record<Panel, boolean>> | null = null;

  sheets = $derived(this.width > 0 && this.width < sheetsBelow);
  size = $derived.by(() => {
    const wanted = { ...usual(this.width), ...this.chosen };
    if (this.sheets) return wanted;
    const side = Math.max(least.palette, this.width - wanted.inspector - canvasLeast.width);
    return {
      palette: Math.min(wanted.palette, side),
      inspector: wanted.inspector,
      dock: Math.max(least.dock, Math.min(wanted.dock, this.height - canvasLeast.height)),
    };
  });

  resize(panel: Panel, size: number): void {
    const next = Math.round(Math.min(most[panel], Math.max(least[panel], size)));
    this.chosen = { ...this.chosen, [panel]: next };
    localStorage.setItem(key, JSON.stringify(this.chosen));
  }

  /** Back to the usual size. */
  reset(panel: Panel): void {
    const { [panel]: _, ...others } = this.chosen;
    this.chosen = others;
    localStorage.setItem(key, JSON.stringify(others));
  }

  bounds(panel: Panel): { min: number; max: number } {
    return { min: least[panel], max: most[panel] };
  }

  /** Sheets begin closed and come one at a time; panels come back as they were. */
  enterSheets(): void {
    this.before = { palette: view.palette, inspector: view.inspector, dock: view.dock };
    this.close();
  }

  leaveSheets(): void {
    if (!this.before) return;
    Object.assign(view, this.before);
    this.before = null;
  }

  close(except: Panel | null = null): void {
    for (const panel of ['palette', 'inspector', 'dock'] as const) if (panel !== except) view[panel] = false;
  }
}

const stored = (): Partial<Record<Panel, number>> => {
  try {
    const sizes: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof sizes !== 'object' || sizes === null) return {};
    return Object.fromEntries(Object.entries(sizes).filter(([name, size]) => name in least && Number.isFinite(size)));
  } catch {
    return {};
  }
};

export const layout = new Layout();
