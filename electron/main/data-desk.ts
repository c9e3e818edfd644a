import {
  ok,
  type DataSource,
  type Issue,
  type Peek,
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

/** The places of a table's files: dev and test rows may have their own. */
export interface Places {
  main: Place;
  dev?: Place;
  test?: Place;
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
  /** What the rows of each open table are known by. */
  private hashes = new Map<string, string>();
  /** Aborted when the page ends: nobody waits for its readings any more. */
  private page = new AbortController();
  /** Ends the reading under way: one at a time is wanted. */
  private reading = new AbortController();

  constructor(window: MainWindow, thread: DataThread) {
    this.window = window;
    this.thread = thread;
    window.onFreshPage(() => this.forget());
  }

  /** A first look at a file; the one before is given up. */
  peek({ file }: Place, read: ReadOptions): Promise<Result<Peek>> {
    return this.thread.peek(file, read, this.begin());
  }

  async open({ main, dev, test }: Places, read: ReadOptions): Promise<Result<OpenedData>> {
    const signal = this.begin();
    const { signal: pageEnds } = this.page;
    const files = { main: main.file, dev: dev?.file, test: test?.file };
    const opened = await this.thread.open(files, read, {
      progress: (event) => this.window.send('data/progress', event),
      signal,
    });
    if (!opened.ok) return opened;
    const { dataId, milliseconds, preview } = opened.value;
    if (pageEnds.aborted) void this.thread.close(dataId);
    else this.hashes.set(dataId, preview.dataHash);
    const { source } = main;
    return ok({
      dataId,
      source: source.kind === 'file' ? { ...source, hash: preview.hash } : source,
      devSource: dev?.source,
      testSource: test?.source,
      preview: { ...preview, issues: [...changedIssue(preview, source), ...preview.issues] },
      milliseconds,
    });
  }

  /** Gives up what is being read. */
  cancel(): void {
    this.reading.abort();
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

  private begin(): AbortSignal {
    this.reading.abort();
    this.reading = new AbortController();
    return this.reading.signal;
  }

  private forget(): void {
    this.reading.abort();
    this.page.abort();
    this.page = new AbortController();
    for (const dataId of this.hashes.keys()) void this.thread.close(dataId);
    this.hashes = new Map();
  }
}
