import type { Issue } from '@deepwright/engine';

export const issuesByBlock = (issues: readonly Issue[]): ReadonlyMap<string, readonly Issue[]> => {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    if (issue.nodeId === undefined) continue;
    const group = groups.get(issue.nodeId);
    if (group) group.push(issue);
    else groups.set(issue.nodeId, [issue]);
  }
  return groups;
};
