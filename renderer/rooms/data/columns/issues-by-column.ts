import type { Issue } from '@deepwright/engine';

/** What is to be told about each column, sorted once: a table may have thousands of them. */
export const issuesByColumn = (...lists: readonly (readonly Issue[])[]): ReadonlyMap<string, readonly Issue[]> => {
  const sorted = new Map<string, Issue[]>();
  for (const issue of lists.flat()) {
    // A rejected line is no column's fault, even where reading it stopped in one.
    if (issue.column === undefined || issue.code.startsWith('data/rejected-line')) continue;
    const known = sorted.get(issue.column);
    if (known) known.push(issue);
    else sorted.set(issue.column, [issue]);
  }
  return sorted;
};
