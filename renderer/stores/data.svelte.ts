import { suggestData, type DataSource, type Issue, type ReadOptions } from '@deepwright/engine';
import type { DataSummary, OpenedData } from '../../electron/shared/ipc';
import { ask } from './bridge';
import { doc } from './document.svelte';
import { view } from './view.svelte';

/** The data file as opened by the data thread, and what the document's data settings make of it. */
class DataStore {
  opened = $state.raw<OpenedData | null>(null);
  summary = $state.raw<DataSummary | null>(null);
  issues = $state.raw<readonly Issue[]>([]);
  /** Reading a file, or null. */
  loading = $state.raw<{ name: string; share: number; rows: number } | null>(null);
  private checks = 0;

  /** Opens a file (asks for one without `source`), guesses its columns and puts that into the document as one step. */
  async open(source?: DataSource, read?: ReadOptions): Promise<boolean> {
    const opened = await this.read(source, read);
    if (!opened) return false;
    const label = `Open ${opened.preview.name}`;
    doc.apply({ do: 'data', set: suggestData(opened.preview, opened.source, read) }, label);
    await this.check();
    return true;
  }

  /** Reads the file a document names, as it names it. */
  async reopen(): Promise<void> {
    this.forget();
    const spec = doc.current.data;
    if (spec && (await this.read(spec.source, spec.read))) await this.check();
  }

  /** Fits the pipeline to the document's data settings: called after every edit of them. */
  async check(): Promise<void> {
    const spec = doc.current.data;
    const opened = this.opened;
    if (!spec || !opened) return;
    const turn = ++this.checks;
    const answer = await ask('data/check', { dataId: opened.dataId, data: spec }, view.report);
    // A later edit has asked again: its answer is the one that counts.
    if (!answer || turn !== this.checks) return;
    this.issues = answer.issues;
    this.summary = answer.summary;
  }

  forget(): void {
    const opened = this.opened;
    this.opened = null;
    this.summary = null;
    this.issues = [];
    this.checks++;
    if (opened) void ask('data/close', { dataId: opened.dataId }, view.report);
  }

  private async read(source: DataSource | undefined, read: ReadOptions | undefined): Promise<OpenedData | null> {
    this.loading = { name: source?.kind === 'file' ? source.path : '', share: 0, rows: 0 };
    const opened = await ask('data/open', { source, read, projectPath: doc.path }, view.report);
    this.loading = null;
    if (!opened) return null;
    this.forget();
    this.opened = opened;
    return opened;
  }
}

export const data = new DataStore();
