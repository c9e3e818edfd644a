import type { DataSource, Issue, Peek, ReadOptions } from '@deepwright/engine';
import type { OpenedData, PeekedData } from '../../electron/shared/ipc';
import { ask } from './bridge';
import type { FileRole } from './data-files';
import { doc } from './document.svelte';

type Report = (issues: readonly Issue[]) => void;

/** A first look at a file: all its columns; the estimate is of those that are chosen, all rows read. */
interface Look extends PeekedData {
  /** How it was looked at: columns that were chosen and are not in the file are gone. */
  read: ReadOptions;
}

/** Without columns that are not there; where all of them are chosen, that need not be said. */
const withKnownColumns = (read: ReadOptions, { columns }: Peek): ReadOptions => {
  if (!read.columns) return read;
  const { columns: wanted, ...others } = read;
  const known = new Set(columns.map(({ name }) => name));
  const chosen = wanted.filter((name) => known.has(name));
  return chosen.length > 0 && chosen.length < known.size ? { ...others, columns: chosen } : others;
};

/** Looks at a file; asks for one without `source`. Null when that failed, or the person cancelled. */
export const lookAt = async (
  source: DataSource | undefined,
  read: ReadOptions,
  report: Report,
): Promise<Look | null> => {
  const look = await ask('data/peek', { source, read, projectPath: doc.path }, report);
  return look && { ...look, read: withKnownColumns(read, look.peek) };
};

/** What the dialog needs of the store behind it. */
export interface ImportDesk {
  /** Reads the whole table; null when that failed (it is told) or was given up. */
  readAll: (importing: Import, report: Report) => Promise<OpenedData | null>;
  /** Puts what was read into the document. */
  take: (importing: Import, opened: OpenedData) => void;
  /** Closes a table that nobody wants. */
  drop: (opened: OpenedData) => void;
  /** The dialog is done: with a table, or without. */
  end: (importing: Import, imported: boolean) => void;
}

/** Settings of reading to change; what is undefined is found by sniffing again. */
export type ReadChange = { [K in keyof ReadOptions]?: ReadOptions[K] | undefined };

/** One file on its way into the project: from the first look to the table in the document, or given up. */
export class Import {
  /** The newest look that succeeded. */
  private look: Look;
  /** How it is to be read: what was chosen, the rest is found by sniffing. */
  read: ReadOptions;
  /** What stood in the way of the last look or reading. */
  issues = $state.raw<readonly Issue[]>([]);
  /** Another look is on its way; the former one stays in sight. */
  looking = $state(false);
  /** Lines that cannot be read are skipped; otherwise a setting is to be changed first. */
  skipping = $state(true);
  /** Read as a whole, with rejected lines that the first look had not come to: waits for a decision. */
  opened = $state.raw<OpenedData | null>(null);
  private looks = 0;
  private looked: Promise<void> = Promise.resolve();

  constructor(
    readonly role: FileRole,
    /** It is the file that is open: how it is read is to be changed. */
    readonly isOpen: boolean,
    look: Look,
    private readonly desk: ImportDesk,
  ) {
    this.look = $state.raw(look);
    this.read = $state.raw(look.read);
  }

  get source(): DataSource {
    return this.look.source;
  }

  get peek(): Peek {
    return this.look.peek;
  }

  /** Lines of the file that cannot be read: those of its first part until the whole was read. */
  get rejectedCount(): number {
    if (!this.opened) return this.peek.rejectedCount;
    return rejectedIn(this.opened, this.role);
  }

  /** What will be read; estimated unless the first look saw all. */
  get needed(): Peek['estimate'] {
    const { estimate } = this.peek;
    const share = this.read.share ?? 1;
    return { rows: Math.round(estimate.rows * share), bytes: estimate.bytes * share };
  }

  get fits(): boolean {
    return this.needed.bytes <= this.peek.free;
  }

  /** Why it cannot be imported as things stand; null when it can. */
  get refusal(): string | null {
    if (this.issues.some(({ level }) => level === 'error')) return 'It cannot be read in this way: change a setting.';
    if (this.read.columns?.length === 0) return 'Choose at least one column.';
    if (!this.skipping && !this.opened) return 'Change a setting, or skip the lines that cannot be read.';
    if (!this.fits) return 'It would not fit in memory: read a share of the rows, or fewer columns.';
    return null;
  }

  /** Looks again with other settings. */
  change(options: ReadChange): Promise<void> {
    this.forget();
    this.read = chosen({ ...this.read, ...options });
    this.looked = this.lookAgain();
    return this.looked;
  }

  /** Reads only these columns; all of them where it is undefined. */
  choose(columns: readonly string[] | undefined): Promise<void> {
    if (columns?.length !== 0) return this.change({ columns });
    this.ignoreLook();
    this.read = { ...this.read, columns };
    return Promise.resolve();
  }

  /** Reads only a share of the rows, drawn by chance. */
  draw(share: number): void {
    const { share: _, ...others } = this.read;
    this.read = share < 1 ? { ...others, share } : others;
  }

  /** Back to the settings, after a reading that found more lines to reject. */
  reconsider(): void {
    this.forget();
    this.skipping = false;
  }

  /** Reads the whole file and puts it into the document, if no new line has to be decided about. */
  async run(): Promise<void> {
    const seen = this.peek.rejectedCount;
    await this.looked;
    // What a setting changed a moment ago is to be seen before it is agreed to.
    if (this.refusal !== null || this.peek.rejectedCount > seen) return;
    if (this.opened) return this.finish(this.opened);
    this.issues = [];
    const opened = await this.desk.readAll(this, (issues) => (this.issues = issues));
    if (!opened) return;
    if (!this.peek.whole && rejectedIn(opened, this.role) > this.peek.rejectedCount) this.opened = opened;
    else this.finish(opened);
  }

  /** Given up: nothing has changed. */
  cancel(): void {
    this.ignoreLook();
    this.forget();
    this.desk.end(this, false);
  }

  private finish(opened: OpenedData): void {
    this.opened = null;
    this.desk.take(this, opened);
    this.desk.end(this, true);
  }

  private forget(): void {
    if (this.opened) this.desk.drop(this.opened);
    this.opened = null;
  }

  private async lookAgain(): Promise<void> {
    const turn = ++this.looks;
    this.looking = true;
    const look = await lookAt(this.source, this.read, (issues) => {
      if (turn === this.looks) this.issues = issues;
    });
    if (turn !== this.looks) return;
    this.looking = false;
    if (!look) return;
    this.look = look;
    this.read = look.read;
    this.issues = [];
    this.skipping = true;
  }

  private ignoreLook(): void {
    this.looks++;
    this.looking = false;
  }
}

const rejectedIn = ({ preview }: OpenedData, role: FileRole): number =>
  role === 'main' ? preview.rejectedCount : (preview[role]?.rejectedCount ?? 0);

const chosen = (read: ReadChange): ReadOptions =>
  Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
