import { applyEdit, emptyDocument, type Document, type Edit } from '@deepwright/engine';

/** One undoable step: the document before it, and what it did, in words ("Add Dense"). */
interface Step {
  before: Document;
  label: string;
  /** Edits with the same key directly after one another are one step: a drag, a field being typed in. */
  merge: string | null;
}

const longest = 500;

/**
 * The only truth about graph, data settings and training settings. Every change is an `Edit` applied here.
 * Documents share structure, so the history keeps whole documents and stays small.
 */
class DocumentStore {
  current = $state.raw<Document>(emptyDocument());
  /** The project file it lives in; null for a sample or what was never saved. */
  path = $state<string | null>(null);
  private past = $state.raw<readonly Step[]>([]);
  private future = $state.raw<readonly Step[]>([]);
  private saved = $state.raw<Document>(this.current);

  dirty = $derived(this.current !== this.saved);
  /** What undo and redo would do, in words; null when there is nothing. */
  undoLabel = $derived(this.past.at(-1)?.label ?? null);
  redoLabel = $derived(this.future.at(-1)?.label ?? null);

  apply(edit: Edit, label: string, merge: string | null = null): void {
    const next = applyEdit(this.current, edit);
    if (next === this.current) return;
    const last = this.past.at(-1);
    const continues = merge !== null && last?.merge === merge && this.future.length === 0;
    if (!continues) this.past = [...this.past, { before: this.current, label, merge }].slice(-longest);
    this.future = [];
    this.current = next;
  }

  /** Ends a merged step: the next edit with the same key starts a new one. */
  mark(): void {
    const last = this.past.at(-1);
    if (last?.merge) this.past = [...this.past.slice(0, -1), { ...last, merge: null }];
  }

  undo(): void {
    const step = this.past.at(-1);
    if (!step) return;
    this.past = this.past.slice(0, -1);
    this.future = [...this.future, { ...step, before: this.current }];
    this.current = step.before;
  }

  redo(): void {
    const step = this.future.at(-1);
    if (!step) return;
    this.future = this.future.slice(0, -1);
    this.past = [...this.past, { ...step, before: this.current, merge: null }];
    this.current = step.before;
  }

  /** Another project: no way back to the one before. */
  load(document: Document, path: string | null): void {
    this.path = path;
    this.past = [];
    this.future = [];
    this.current = document;
    this.saved = document;
  }

  markSaved(document: Document): void {
    this.saved = document;
  }
}

export const doc = new DocumentStore();
