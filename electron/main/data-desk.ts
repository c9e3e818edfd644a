import {
  ok,
  type DataSource,
  type Issue,
  type Preview,
  type ReadOptions,
  type Result,
  type Table,
} from '@deepwright/engine';
import type { DataThread } from '@deepwright/engine/host/data/data-thread';
import type { OpenedData } from '../shared/ipc';
import type { MainWindow } from './window';

/** Where the bytes are, and how the document names them. */
export interface Place {
  file: string;
  source: DataSource;
}

const short = (hash: string): string => `${hash.slice(0, 8)}…`;

/** A file can change after its columns were chosen: what was found out about the former one may not hold. */
function changedIssue({ name, hash }: Preview, source: DataSource): Issue[] {
  const expected = source.kind === 'file' ? source.hash : undefined;
  if (expected === undefined || expected === hash) return [];
  return [
    {
      code: 'data/changed',
      level: 'warning',
      message: `${name} changed since its columns were chosen: expected SHA-256 ${short(expected)}, found ${short(hash)}`,
      hint: 'Look through the columns. Earlier runs were trained on the former file.',
    },
  ];
}

/** The tables that the page has open in the data thread. They end with the page: a new one opens its own. */
export class DataDesk {
  readonly thread: DataThread;
  private readonly window: MainWindow;
  /** SHA-256 of the file of each open table. */
  private hashes = new Map<string, string>();
  /** Ends readings that nobody waits for any more. */
  private page = new AbortController();

  constructor(window: MainWindow, thread: DataThread) {
    this.window = window;
    this.thread = thread;
    window.onFreshPage(() => this.forget());
  }

  async open({ file, source }: Place, read: ReadOptions): Promise<Result<OpenedData>> {
    const { signal } = this.page;
    const opened = await this.thread.open(file, read, {
      progress: (event) => this.window.send('data/progress', event),
      signal,
    });
    if (!opened.ok) return opened;
    const { dataId, milliseconds, preview } = opened.value;
    if (signal.aborted) void this.thread.close(dataId);
    else this.hashes.set(dataId, preview.hash);
    return ok({
      dataId,
      source: source.kind === 'file' ? { ...source, hash: preview.hash } : source,
      preview: { ...preview, issues: [...changedIssue(preview, source), ...preview.issues] },
      milliseconds,
    });
  }

  close(dataId: string): Promise<Result<null>> {
    this.hashes.delete(dataId);
    return this.thread.close(dataId);
  }

  /** SHA-256 of an open table's file; empty when it is not open. */
  hashOf(dataId: string): string {
    return this.hashes.get(dataId) ?? '';
  }

  table(dataId: string): Promise<Result<Table>> {
    return this.thread.table(dataId);
  }

  private forget(): void {
    this.page.abort();
    this.page = new AbortController();
    for (const dataId of this.hashes.keys()) void this.thread.close(dataId);
    this.hashes = new Map();
  }
}
