import {
  keepChoices,
  suggestData,
  type DataSource,
  type DataSpec,
  type Edit,
  type Issue,
  type ReadOptions,
} from '@deepwright/engine';
import type { DataSummary, OpenedData } from '../../electron/shared/ipc';
import { ask, bridge } from './bridge';
import { doc } from './document.svelte';
import { view } from './view.svelte';

/** A file being read; rows and share are told as it goes. */
export interface Loading {
  name: string;
  share: number;
  rows: number;
}

/** Which file, read how: two specs with the same key show the same rows. */
const fileKey = ({ source, read }: Pick<DataSpec, 'source' | 'read'>): string =>
  JSON.stringify([source.kind === 'sample' ? source.id : source.path, Object.entries(read).sort()]);

const sameFile = (a: DataSource, b: DataSource): boolean =>
  fileKey({ source: a, read: {} }) === fileKey({ source: b, read: {} });

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** The data file as opened by the data thread, and what the document's data settings make of it. */
class DataStore {
  opened = $state.raw<OpenedData | null>(null);
  summary = $state.raw<DataSummary | null>(null);
  issues = $state.raw<readonly Issue[]>([]);
  /** Reading a file, or null. */
  loading = $state.raw<Loading | null>(null);
  private openedAs = '';
  private reads = 0;
  private checked: DataSpec | null = null;
  private checking = Promise.resolve();

  constructor() {
    bridge.on('data/progress', ({ share, rows }) => {
      if (this.loading) this.loading = { ...this.loading, share, rows };
    });
  }

  /** Opens a file (asks for one without `source`), guesses its columns and puts that into the document as one step. */
  async open(source?: DataSource, read?: ReadOptions): Promise<boolean> {
    const opened = await this.read(source, read);
    if (!opened) return false;
    const { name } = opened.preview;
    const suggested = suggestData(opened.preview, opened.source, read);
    const former = doc.current.data;
    const spec = former && sameFile(former.source, opened.source) ? keepChoices(suggested, former) : suggested;
    const edits: Edit[] = [{ do: 'data', set: spec }];
    // A project that was nothing yet takes its name from the file.
    if (!doc.current.data && doc.current.graph.nodes.length === 0 && !doc.path) {
      edits.push({ do: 'name', name: name.replace(/\.[^.]+$/, '') });
    }
    this.openedAs = fileKey(spec);
    doc.apply({ do: 'all', edits }, `Open ${name}`);
    await this.check();
    return true;
  }

  /** Reads the file a document names, as it names it. */
  async reopen(): Promise<void> {
    this.forget();
    const spec = doc.current.data;
    if (!spec) return;
    if (!(await this.read(spec.source, spec.read))) return;
    this.openedAs = fileKey(spec);
    await this.check();
  }

  /** After undo and redo the document may name another file, or the same one with other settings. */
  async follow(): Promise<void> {
    const spec = doc.current.data;
    if (this.loading) return;
    if (!spec) this.forget();
    else if (this.opened && this.openedAs !== fileKey(spec)) await this.reopen();
    else await this.check();
  }

  /** Fits the pipeline to the document's data settings, once for each: called after every edit of them. */
  check(): Promise<void> {
    const spec = doc.current.data;
    const opened = this.opened;
    if (!spec || !opened) return Promise.resolve();
    if (spec !== this.checked) {
      this.checked = spec;
      this.checking = this.fit(opened.dataId, spec);
    }
    return this.checking;
  }

  forget(): void {
    const opened = this.opened;
    this.opened = null;
    this.summary = null;
    this.issues = [];
    this.checked = null;
    this.openedAs = '';
    if (opened) void ask('data/close', { dataId: opened.dataId }, view.report);
  }

  private async fit(dataId: string, spec: DataSpec): Promise<void> {
    const answer = await ask('data/check', { dataId, data: spec }, view.report);
    // A later edit has asked again: its answer is the one that counts.
    if (!answer || spec !== this.checked) return;
    this.issues = answer.issues;
    this.summary = answer.summary;
  }

  private async read(source: DataSource | undefined, read: ReadOptions | undefined): Promise<OpenedData | null> {
    const turn = ++this.reads;
    this.loading = { name: source?.kind === 'file' ? fileName(source.path) : '', share: 0, rows: 0 };
    const opened = await ask('data/open', { source, read, projectPath: doc.path }, view.report);
    if (turn !== this.reads) {
      // Another file was asked for meanwhile: this one is nobody's.
      if (opened) void ask('data/close', { dataId: opened.dataId }, view.report);
      return null;
    }
    this.loading = null;
    if (!opened) return null;
    this.forget();
    this.opened = opened;
    return opened;
  }
}

export const data = new DataStore();
