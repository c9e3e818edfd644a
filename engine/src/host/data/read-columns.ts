import type { DuckDBConnection } from '@duckdb/node-api';
import { NumberSink, PickingSink, TextSink, type Sink } from './column-sink';
import { enough } from './number-text';
import { keptUnread, type ReadColumn, type UnreadCell } from './read-column';
import { RowDraw } from './row-draw';
import { streamColumns, type Relation, type StreamOptions } from './stream-columns';
import { settleText, type Reading } from './text-column';

/** One column to read from a relation. */
export interface ColumnPlan {
  name: string;
  /** What it seems to be; a column of texts may still turn out as numbers or dates. */
  kind: 'number' | 'date' | 'text';
  /** SQL: the cell as DOUBLE (dates: milliseconds since 1970), NULL where it is missing, infinite where it is no number. */
  number: string;
  /** SQL: the cell as VARCHAR. */
  text: string;
  /** To be categories, whatever the texts look like. */
  asText: boolean;
}

export interface ReadingJob {
  relation: Relation;
  plans: readonly ColumnPlan[];
  /** Rows there will be, as far as is known. */
  capacity: number;
  reading: Reading;
  /** Share of the rows to keep. */
  share?: number;
  limit?: number;
  /** Columns in one query: the work of planning a query grows with the square of its expressions. */
  atOnce: number;
  /** A number column with a cell that is none is a reason to give up (`NotPlain`) instead of a reason to look at its text. */
  strict?: boolean;
}

/** Thrown when a strict reading meets a cell that needs a closer look. */
export class NotPlain extends Error {}

export interface ColumnsRead {
  columns: ReadColumn[];
  /** Rows of the relation. */
  rows: number;
  /** Of them those that were kept, where a share was drawn. */
  drawn: Int32Array | null;
}

type Hooks = Pick<StreamOptions, 'signal'> & { progress?: (share: number, rows: number) => void };

interface Pass {
  rows: number;
  drawn: Int32Array | null;
}

/** Streams columns into their sinks, group by group; every group draws the same rows. */
const stream = async (
  connection: DuckDBConnection,
  job: ReadingJob,
  columns: readonly { expression: string; sink: Sink }[],
  { signal, progress }: Hooks,
): Promise<Pass> => {
  let pass: Pass | null = null;
  for (let start = 0; start < columns.length; start += job.atOnce) {
    const group = columns.slice(start, start + job.atOnce);
    const draw = job.share === undefined ? undefined : new RowDraw(job.share);
    const told = (rows: number): void => {
      const within = Math.min(1, rows / Math.max(1, job.capacity));
      progress?.((start + group.length * within) / columns.length, rows);
    };
    const rows = await streamColumns(connection, job.relation, group, {
      draw,
      limit: job.limit,
      signal,
      progress: told,
    });
    if (pass && pass.rows !== rows) throw new Error(`The file gave ${pass.rows} rows, then ${rows}.`);
    pass = { rows, drawn: draw?.drawn() ?? null };
  }
  return pass ?? { rows: 0, drawn: null };
};

const sinkFor = ({ kind }: ColumnPlan, capacity: number): NumberSink | TextSink =>
  kind === 'text' ? new TextSink(capacity) : new NumberSink(capacity);

const infinitely = (values: Float64Array): { infinite: number; present: number } => {
  let infinite = 0;
  let present = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === Infinity || value === -Infinity) infinite++;
    if (value === value) present++;
  }
  return { infinite, present };
};

/** Numbers that stand for no value become gaps. */
const clearMarkers = (values: Float64Array, { missing }: Reading): void => {
  for (const marker of missing.numbers) {
    for (let i = 0; i < values.length; i++) if (values[i] === marker) values[i] = NaN;
  }
};

const plainNumbers = ({ name, kind }: ColumnPlan, values: Float64Array, present: number): ReadColumn => ({
  column: { name, type: kind === 'date' ? 'date' : 'number', values },
  boolean: false,
  unread: { count: 0, cells: [] },
  placeholders: [],
  present,
  numeric: present,
  dates: null,
});

/** A column of numbers whose other cells are known with their text: those become missing. */
const mended = (
  plan: ColumnPlan,
  values: Float64Array,
  found: readonly { row: number; text: string | null }[],
  { missing }: Reading,
): ReadColumn => {
  const cells: UnreadCell[] = [];
  const signs = new Map<string, { sign: string; count: number; row: number }>();
  let unread = 0;
  let gaps = 0;
  for (const { row, text } of found) {
    values[row] = NaN;
    const trimmed = (text ?? '').trim();
    if (missing.isMissing(trimmed)) {
      gaps++;
      const sign = signs.get(trimmed);
      if (sign) sign.count++;
      else if (missing.isPlaceholder(trimmed)) signs.set(trimmed, { sign: trimmed, count: 1, row });
    } else if (++unread <= keptUnread) cells.push({ row, text: trimmed });
  }
  const { present } = infinitely(values);
  return {
    ...plainNumbers(plan, values, present),
    unread: { count: unread, cells },
    placeholders: [...signs.values()].sort((a, b) => (a.sign < b.sign ? -1 : 1)),
    present: present + found.length - gaps,
    numeric: present,
  };
};

/** A column of numbers in which some cells are none, to be looked at again as texts. */
interface Doubtful {
  at: number;
  plan: ColumnPlan;
  values: Float64Array;
  sink: PickingSink | TextSink;
}

const doubtful = (at: number, plan: ColumnPlan, values: Float64Array, infinite: number, present: number): Doubtful => {
  const isInfinite = (row: number): boolean => values[row] === Infinity || values[row] === -Infinity;
  const sink = enough(present - infinite, present) ? new PickingSink(isInfinite) : new TextSink(values.length);
  return { at, plan, values, sink };
};

/** Reads columns into typed arrays: no row objects. What is no number in a column of numbers is looked at in a second pass. */
export const readColumns = async (
  connection: DuckDBConnection,
  job: ReadingJob,
  hooks: Hooks,
): Promise<ColumnsRead> => {
  const { plans, reading } = job;
  const capacity = Math.ceil(job.capacity * (job.share ?? 1) * (job.share === undefined ? 1 : 1.02)) + 16;
  const sinks = plans.map((plan) => sinkFor(plan, capacity));
  const first = plans.map((plan, i) => ({
    expression: plan.kind === 'text' ? plan.text : plan.number,
    sink: sinks[i]!,
  }));
  const pass = await stream(connection, job, first, hooks);
  const columns: ReadColumn[] = [];
  const again: Doubtful[] = [];
  for (const [at, plan] of plans.entries()) {
    const sink = sinks[at]!;
    if (sink instanceof TextSink) {
      columns.push(settleText(plan.name, sink, reading, plan.asText));
      continue;
    }
    const values = sink.finish();
    clearMarkers(values, reading);
    const { infinite, present } = infinitely(values);
    if (infinite > 0 && job.strict) throw new NotPlain();
    if (infinite > 0) again.push(doubtful(at, plan, values, infinite, present));
    columns.push(plainNumbers(plan, values, present));
  }
  if (again.length > 0) {
    const texts = again.map(({ plan, sink }) => ({ expression: plan.text, sink }));
    await stream(connection, job, texts, { signal: hooks.signal });
    for (const { at, plan, values, sink } of again) {
      columns[at] =
        sink instanceof TextSink
          ? settleText(plan.name, sink, reading, plan.asText)
          : mended(plan, values, sink.found, reading);
    }
  }
  return { columns, ...pass };
};
