import type { DataSpec, Issue, Preview, RejectedLine } from '@deepwright/engine';

/** A line that was left out, with what to do about it where the reader of the file has a guess. */
export interface Rejected extends RejectedLine {
  hint?: string;
}

const isAboutRejected = ({ code }: Issue): boolean => code.startsWith('data/rejected-line');

export const rejectedLines = ({ rejected, issues }: Preview): readonly Rejected[] =>
  rejected.map((line) => {
    const hint = issues.find((issue) => isAboutRejected(issue) && issue.line === line.line)?.hint;
    return hint === undefined ? line : { ...line, hint };
  });

/** What is worth knowing about the file, without the lines that were rejected. */
export const notesOf = ({ issues }: Preview): readonly Issue[] => issues.filter((issue) => !isAboutRejected(issue));

/** A column the file no longer has can be given up: it has no card to choose that on. */
export const withRemedy = (spec: DataSpec, issue: Issue): Issue => {
  if (issue.code !== 'data/missing-column' || issue.fixes?.length) return issue;
  const set = { ...spec, columns: spec.columns.filter(({ name }) => name !== issue.column) };
  return { ...issue, fixes: [{ label: `Do without ${issue.column}`, edit: { do: 'data', set } }] };
};
