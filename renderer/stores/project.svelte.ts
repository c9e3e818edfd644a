import { emptyDocument, projectVersion, type Document, type ProjectFile, type RunRecord } from '@deepwright/engine';
import type { OpenedProject } from '../../electron/shared/ipc';
import { app } from './app.svelte';
import { ask } from './bridge';
import { data } from './data.svelte';
import { doc } from './document.svelte';
import { view } from './view.svelte';

/** The open project: its file and its finished runs, which are never edited. */
class ProjectStore {
  /** False on the welcome page. */
  isOpen = $state(false);
  runs = $state.raw<readonly RunRecord[]>([]);
  savedAt = $state<string | null>(null);
  private savedRuns = $state.raw<readonly RunRecord[]>(this.runs);
  private readonly replaced: (() => void)[] = [];

  dirty = $derived(this.isOpen && (doc.dirty || this.runs !== this.savedRuns));
  lastRun = $derived(this.runs.at(-1) ?? null);
  /** The file's name once it has one. */
  name = $derived(
    doc.path
      ?.split(/[\\/]/)
      .at(-1)
      ?.replace(/\.[^.]+$/, '') ?? doc.current.name,
  );

  /** Asks for a project file when no path is given. */
  async open(path?: string): Promise<boolean> {
    const opened = await ask('project/open', { path }, view.report);
    return opened ? this.show(opened) : false;
  }

  async openSample(id: string): Promise<boolean> {
    const opened = await ask('project/openSample', { id }, view.report);
    return opened ? this.show(opened) : false;
  }

  /** An empty project; the Data room asks for a file. */
  startEmpty(): void {
    this.load({ format: 'deepwright', version: projectVersion, document: emptyDocument(), runs: [] }, null);
    data.forget();
    view.room = 'data';
  }

  /** Back to the welcome page. What is not saved is gone: ask before. */
  close(): void {
    this.startEmpty();
    this.isOpen = false;
    view.room = 'welcome';
    void app.loadRecent();
  }

  /** Takes up the document of a run that went on while the window was made anew. */
  async resume(document: Document): Promise<void> {
    this.load({ format: 'deepwright', version: projectVersion, document, runs: [] }, null);
    await data.reopen();
    view.room = 'build';
  }

  /** Saves to the project's file, or asks for a place. False when the person cancelled or it failed. */
  async save(askForPlace = false): Promise<boolean> {
    const document = doc.current;
    const runs = this.runs;
    const file: ProjectFile = { format: 'deepwright', version: projectVersion, document, runs };
    const saved = await ask('project/save', { path: askForPlace ? null : doc.path, file }, view.report);
    if (!saved) return false;
    doc.path = saved.path;
    this.savedAt = saved.savedAt;
    this.savedRuns = runs;
    doc.markSaved(document);
    return true;
  }

  /** Called when another project takes the place of this one: what was shown of it is to be forgotten. */
  whenReplaced(listener: () => void): void {
    this.replaced.push(listener);
  }

  addRun(record: RunRecord): void {
    this.runs = [...this.runs, record];
  }

  private async show(opened: OpenedProject): Promise<boolean> {
    this.load(opened.file, opened.path);
    view.room = 'build';
    await data.reopen();
    return true;
  }

  private load(file: ProjectFile, path: string | null): void {
    this.isOpen = true;
    for (const listener of this.replaced) listener();
    this.runs = file.runs;
    this.savedRuns = file.runs;
    this.savedAt = null;
    view.select([]);
    view.notices = [];
    doc.load(file.document, path);
  }
}

export const project = new ProjectStore();
