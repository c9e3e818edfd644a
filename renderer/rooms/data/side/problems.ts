import type { DataSpec, Issue, IssueLevel, Preview, RejectedLine } from '@deepwright/engine';

/** A line that was left out, with what to do about it where the reader of the file has a guess. */
export interface Rejected extends RejectedLine {
  hint?: string;
}

export const isAboutRejected = ({ code }: Issue): boolean => code.startsWith('data/rejected-line');

export const rejectedLines = ({ rejected, issues }: Pick<Preview, 'rejected' | 'issues'>): readonly Rejected[] =>
  rejected.map((line) => {
    const hint = issues.find((issue) => isAboutRejected(issue) && issue.line === line.line)?.hint;
    return hint === undefined ? line : { ...line, hint };
  });

/** What is worth knowing about the file, without the lines that were rejected. */
const notesOf = ({ issues }: Preview): readonly Issue[] => issues.filter((issue) => !isAboutRejected(issue));

/** A column the file no longer has can be given up: it has no card to choose that on. */
const withRemedy = (spec: DataSpec, issue: Issue): Issue => {
  if (issue.code !== 'data/missing-column' || issue.fixes?.length) return issue;
  const set = { ...spec, columns: spec.columns.filter(({ name }) => name !== issue.column) };
  return { ...issue, fixes: [{ label: `Do without ${issue.column}`, edit: { do: 'data', set } }] };
};

const order: readonly IssueLevel[] = ['error', 'warning', 'info'];

/** Everything to know about the settings and the file: what stops the work first, then what asks for a look, then notes. */
export const problemsOf = (spec: DataSpec, issues: readonly Issue[], preview: Preview): readonly Issue[] => {
  const all = [...issues.map((issue) => withRemedy(spec, issue)), ...notesOf(preview)];
  return order.flatMap((level) => all.filter((issue) => issue.level === level));
};

export const countOf = (issues: readonly Issue[], level: IssueLevel): number =>
  issues.reduce((sum, issue) => sum + (issue.level === level ? 1 : 0), 0);
