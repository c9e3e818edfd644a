import type { Part } from './part-spans';
import type { Place } from './virtual';

/** A place in the table to lead to: a line of a file (the main one unless said), a column, or both. */
export interface Sought {
  line?: number;
  part?: Part;
  column?: string;
}

/** Where the table stands. It outlives the room, so that coming back shows the same rows. */
class TableView {
  /** The open file that all of this is about. */
  dataId = '';
  place = $state.raw<Place>({ scroll: 0, top: 0 });
  left = $state(0);
  /** The table goes there as soon as it can, then forgets it. */
  sought = $state.raw<Sought | null>(null);
  /** The row that was led to, marked until another one is. */
  marked = $state<number | null>(null);

  /** Another file is shown from its beginning. */
  show(dataId: string): void {
    if (dataId === this.dataId) return;
    this.dataId = dataId;
    this.place = { scroll: 0, top: 0 };
    this.left = 0;
    this.sought = null;
    this.marked = null;
  }
}

export const tableView = new TableView();
