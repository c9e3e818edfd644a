import type { DataSpec, Edit, Fix, Issue, MissingPolicy, Preview, RejectedLine } from '@deepwright/engine';

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

const isGap = ({ code }: Issue): boolean => code === 'data/missing' || code === 'data/missing-target';

const decide = (
  spec: DataSpec,
  gaps: readonly Issue[],
  policy: (type: 'number' | 'category') => MissingPolicy,
): Edit => {
  const names = new Set(gaps.map(({ column }) => column));
  const columns = spec.columns.map((column) => {
    if (!names.has(column.name)) return column;
    return { ...column, missing: column.role === 'target' ? ('drop' as const) : policy(column.type) };
  });
  return { do: 'data', set: { ...spec, columns } };
};

/** One decision for all gaps, where several columns have them. A target is never filled: its rows are dropped. */
export const decisionsForAll = (spec: DataSpec, issues: readonly Issue[]): readonly Fix[] => {
  const gaps = issues.filter(isGap);
  if (gaps.length < 2) return [];
  return [
    { label: 'Drop all rows with gaps', edit: decide(spec, gaps, () => 'drop') },
    { label: 'Fill all gaps', edit: decide(spec, gaps, (type) => (type === 'number' ? 'median' : 'most-frequent')) },
  ];
};

/** A column the file no longer has can be given up: it has no card to choose that on. */
export const withRemedy = (spec: DataSpec, issue: Issue): Issue => {
  if (issue.code !== 'data/missing-column' || issue.fixes?.length) return issue;
  const set = { ...spec, columns: spec.columns.filter(({ name }) => name !== issue.column) };
  return { ...issue, fixes: [{ label: `Do without ${issue.column}`, edit: { do: 'data', set } }] };
};
