import type { Place } from '../virtual';

export type ViewName = 'table' | 'correlation' | 'scatter' | 'pictures';

/** Which view of the data is shown, and what is chosen in it. It outlives the room, so that coming back shows the same. */
class DataView {
  /** The open file that all of this is about. */
  private dataId = '';
  shown = $state<ViewName>('table');
  /** Columns of the scatter by name; empty until they are chosen. */
  x = $state('');
  y = $state('');
  group = $state<string | null>(null);
  /** The cell of the correlations that is read out, by the names of its columns. */
  pair = $state.raw<readonly [string, string] | null>(null);
  place = $state.raw<Place>({ scroll: 0, top: 0 });
  /** The row whose picture is shown large. */
  picture = $state<number | null>(null);

  /** Another file is shown from its beginning. */
  show(dataId: string): void {
    if (dataId === this.dataId) return;
    this.dataId = dataId;
    this.shown = 'table';
    this.x = '';
    this.y = '';
    this.group = null;
    this.pair = null;
    this.place = { scroll: 0, top: 0 };
    this.picture = null;
  }

  scatter(x: string, y: string): void {
    this.x = x;
    this.y = y;
    this.shown = 'scatter';
  }
}

export const dataView = new DataView();
