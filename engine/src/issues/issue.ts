import type { Edit } from '../graph/edit';

/** How much an issue matters: an error stops the work at hand, a warning asks for a decision, info explains. */
export type IssueLevel = 'error' | 'warning' | 'info';

/** A one-click remedy: an edit of the document, named by what it does ("Set Dense 2 to 32 units"). */
export interface Fix {
  label: string;
  edit: Edit;
}

/**
 * Something a person should know, as a value (never an exception).
 * `message` says what was expected and what came; `hint` what to do; the other fields say where.
 */
export interface Issue {
  /** `area/what`, such as `graph/cycle`: stable, for tests, help pages and scripts. */
  code: string;
  level: IssueLevel;
  message: string;
  hint?: string;
  /** The block it concerns. */
  nodeId?: string;
  /** The input port of that block. */
  port?: string;
  /** The setting it concerns, as a dotted path into the block's or the training's parameters. */
  path?: string;
  /** The data column it concerns. */
  column?: string;
  /** Line of the data file, counted from 1, the header included. */
  line?: number;
  fixes?: Fix[];
}

export type Result<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A failed result. */
export const fail = (...issues: Issue[]): Result<never> => ({ ok: false, issues });

export const isError = (issue: Issue): boolean => issue.level === 'error';

/** One line for logs and the command line: message, then hint. */
export const issueText = (issue: Issue): string => (issue.hint ? `${issue.message} ${issue.hint}` : issue.message);
