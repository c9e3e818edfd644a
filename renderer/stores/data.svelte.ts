import {
  keepChoices,
  suggestData,
  type DataSource,
  type DataSpec,
  type Edit,
  type Issue,
  type ReadOptions,
  type StudyAnswers,
  type StudyJob,
} from '@deepwright/engine';
import type { DataSummary, OpenedData } from '../../electron/shared/ipc';
import { ask, bridge } from './bridge';
import { fileKey, fileName, filesWith, filesWithout, sameFile, withFiles } from './data-files';
import type { DataFiles, FileRole } from './data-files';
import { doc } from './document.svelte';
import { Import, lookAt, type ImportDesk } from './importing.svelte';
import { view } from './view.svelte';

/** A file being read, told as it goes. */
export interface Loading {
  name: string;
  share: number;
  rows: number;
  /** Null until it can be judged. */
  secondsLeft: number | null;
}

/** A share of the whole before which the time left is a guess. */
const judged = 0.02;

const isCancelled = ({ code }: Issue): boolean => code === 'data/cancelled';

/** The data file as opened by the data thread, and what the document's data settings make of it. */
class DataStore {
  opened = $state.raw<OpenedData | null>(null);
  summary = $state.raw<DataSummary | null>(null);
  issues = $state.raw<readonly Issue[]>([]);
  /** Reading a file, or null. */
  loading = $state.raw<Loading | null>(null);
  /** Name of a file that is being looked at for the first time, or null. */
  looking = $state<string | null>(null);
  /** The file that the import dialog is about, or null. */
  importing = $state.raw<Import | null>(null);
  /** Key of the file that is open, or could not be opened. */
  private openedAs = '';
  private reads = 0;
  private looks = 0;
  private began = 0;
  private answer: (imported: boolean) => void = () => {};
  private checked: DataSpec | null = null;
  private checking = Promise.resolve();

  constructor() {
    bridge.on('data/progress', ({ share, rows }) => {
      if (!this.loading) return;
      const elapsed = (performance.now() - this.began) / 1000;
      const secondsLeft = share > judged ? (elapsed * (1 - share)) / share : null;
      this.loading = { ...this.loading, share, rows, secondsLeft };
    });
  }

  /**
   * Looks at a file (asks for one without `source`) and opens the import dialog on it. True once it is imported, false
   * when it was given up. The open file is looked at as it is read now.
   */
  async peek(source?: DataSource, role: FileRole = 'main'): Promise<boolean> {
    this.giveUp();
    const spec = doc.current.data;
    const isOpen = role === 'main' && this.opened !== null && sameFile(this.opened.source, source);
    const turn = ++this.looks;
    this.looking = source ? fileName(source) : '';
    const look = await lookAt(source, spec && (isOpen || role !== 'main') ? spec.read : {}, (issues) => {
      if (turn === this.looks) this.report(issues);
    });
    if (turn !== this.looks) return false;
    this.looking = null;
    if (!look) return false;
    this.importing = new Import(role, isOpen, look, this.desk);
    return new Promise((resolve) => (this.answer = resolve));
  }

  /** Asks for a file of dev or test rows, which is then imported like the main one. */
  openPart(part: 'dev' | 'test'): Promise<boolean> {
    view.notices = [];
    return this.peek(undefined, part);
  }

  /** Dev or test rows come from the main file again. */
  async dropPart(part: 'dev' | 'test'): Promise<void> {
    const spec = doc.current.data;
    if (spec) await this.open(filesWithout(spec, part), spec.read, `Remove the file of ${part} rows`);
  }

  /** Opens files without the dialog, guesses their columns and puts that into the document as one step. */
  async open(files: DataFiles, read: ReadOptions = {}, label?: string): Promise<boolean> {
    const opened = await this.read(files, read, this.report);
    if (!opened) return false;
    await this.take(opened, read, label ?? `Open ${opened.preview.name}`);
    return true;
  }

  /** Reads the file a document names, as it names it. */
  async reopen(): Promise<void> {
    this.forget();
    const spec = doc.current.data;
    if (!spec) return;
    this.openedAs = fileKey(spec);
    const opened = await this.read(spec, spec.read, this.report);
    if (opened) this.opened = opened;
    // Meanwhile undo may have led to another one.
    await this.follow();
  }

  /** After undo and redo the document may name another file, or the same one with other settings. */
  async follow(): Promise<void> {
    const spec = doc.current.data;
    if (this.loading) return;
    if (!spec) this.forget();
    else if (this.openedAs !== fileKey(spec)) await this.reopen();
    else await this.check();
  }

  /** Gives up what is being read or looked at; what was open before stays. */
  cancel(): void {
    this.reads++;
    this.looks++;
    this.loading = null;
    this.looking = null;
    void ask('data/cancel', {}, view.report);
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

  /** Finds something out about the open table; null when it could not be (that is told) or another table is open by then. */
  async study<Job extends StudyJob>(job: Job): Promise<StudyAnswers[Job['study']] | null> {
    const spec = doc.current.data;
    const opened = this.opened;
    if (!spec || !opened) return null;
    const answer = await ask('data/study', { dataId: opened.dataId, data: spec, job }, view.report);
    // The answer is of the kind that was asked for.
    return this.opened === opened ? (answer as StudyAnswers[Job['study']] | null) : null;
  }

  /** Closes the open table, and a dialog about another one. */
  forget(): void {
    this.giveUp();
    this.release();
  }

  private readonly desk: ImportDesk = {
    readAll: ({ role, source, read }, report) => this.read(filesWith(doc.current.data, role, source), read, report),
    take: ({ role, isOpen, read, peek }, opened) => {
      const file = role === 'main' ? peek.name : `${peek.name} as ${role} rows`;
      void this.take(
        opened,
        read,
        `${isOpen ? 'Change how' : 'Open'} ${file}${isOpen ? ' is read' : ''}`,
        role !== 'main',
      );
    },
    drop: (opened) => this.close(opened),
    end: (importing, imported) => {
      if (this.importing !== importing) return;
      this.importing = null;
      this.answer(imported);
    },
  };

  /** Puts an open table into the document as one step; choices about columns of the same file stay. */
  private async take(opened: OpenedData, read: ReadOptions, label: string, asPart = false): Promise<void> {
    const former = doc.current.data;
    const suggested = suggestData(opened.preview, opened.source, read);
    const kept = former && sameFile(former.source, opened.source) ? keepChoices(suggested, former) : suggested;
    const spec = withFiles(asPart ? { ...kept, split: { ...kept.split, kind: 'files' } } : kept, opened);
    const edits: Edit[] = [{ do: 'data', set: spec }];
    // A project that was nothing yet takes its name from the file.
    if (!former && doc.current.graph.nodes.length === 0 && !doc.path) {
      edits.push({ do: 'name', name: opened.preview.name.replace(/\.[^.]+$/, '') });
    }
    this.release();
    this.opened = opened;
    this.openedAs = fileKey(spec);
    doc.apply({ do: 'all', edits }, label);
    await this.check();
  }

  private giveUp(): void {
    if (this.loading || this.looking !== null) this.cancel();
    this.importing?.cancel();
  }

  private release(): void {
    const opened = this.opened;
    this.opened = null;
    this.summary = null;
    this.issues = [];
    this.checked = null;
    this.openedAs = '';
    if (opened) this.close(opened);
  }

  private close({ dataId }: OpenedData): void {
    void ask('data/close', { dataId }, view.report);
  }

  /** That a person gave up reading is no news. */
  private readonly report = (issues: readonly Issue[]): void => {
    if (!issues.some(isCancelled)) view.report(issues);
  };

  private async fit(dataId: string, spec: DataSpec): Promise<void> {
    const answer = await ask('data/check', { dataId, data: spec }, view.report);
    // A later edit has asked again: its answer is the one that counts.
    if (!answer || spec !== this.checked) return;
    this.issues = answer.issues;
    this.summary = answer.summary;
  }

  private async read(
    { source, devSource, testSource }: DataFiles,
    read: ReadOptions,
    report: (issues: readonly Issue[]) => void,
  ): Promise<OpenedData | null> {
    const turn = ++this.reads;
    this.began = performance.now();
    this.loading = { name: fileName(source), share: 0, rows: 0, secondsLeft: null };
    const files = { source, devSource, testSource };
    const opened = await ask('data/open', { ...files, read, projectPath: doc.path }, (issues) => {
      if (turn === this.reads) report(issues);
    });
    if (turn !== this.reads) {
      // Given up, or another file was asked for meanwhile: this one is nobody's.
      if (opened) this.close(opened);
      return null;
    }
    this.loading = null;
    return opened;
  }
}

export const data = new DataStore();
