import { planGraph, type Graph, type GraphPlan, type Issue, type PlannedNode } from '@deepwright/engine';
import { data } from '../../stores/data.svelte';
import { doc } from '../../stores/document.svelte';
import { plan } from '../../stores/plan.svelte';
import { run } from '../../stores/run.svelte';
import { issuesByBlock } from './issues-by-block';

/** Which graph is on the canvas: the one being edited, or, to look at only, the one the present run trains. */
class Shown {
  private wantsRun = $state(false);

  /** A run goes on, and the network was changed since it began; moving and renaming blocks changes nothing. */
  differs = $derived(run.differs && run.document !== null && !isSameNetwork(run.document.graph, doc.current.graph));
  ofRun = $derived(this.wantsRun && this.differs);
  graph = $derived(this.ofRun && run.document ? run.document.graph : doc.current.graph);
  plan: GraphPlan = $derived(this.ofRun ? planGraph(this.graph, data.summary?.facts ?? null) : plan.plan);

  private issuesByBlock = $derived(issuesByBlock(this.plan.issues));

  block(id: string): PlannedNode | undefined {
    return this.plan.byId.get(id);
  }

  private readonly none: readonly Issue[] = [];

  issuesOf(id: string): readonly Issue[] {
    return this.issuesByBlock.get(id) ?? this.none;
  }

  showRun(yes: boolean): void {
    this.wantsRun = yes;
  }
}

const network = ({ nodes, edges }: Graph): string =>
  JSON.stringify([
    nodes.map(({ id, kind, params }) => [id, kind, params]),
    edges.map(({ from, to, port }) => [from, to, port]),
  ]);

const isSameNetwork = (a: Graph, b: Graph): boolean => network(a) === network(b);

const groupIssues = (issues: readonly Issue[]): Map<string, Issue[]> => {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    if (issue.nodeId === undefined) continue;
    const group = groups.get(issue.nodeId);
    if (group) group.push(issue);
    else groups.set(issue.nodeId, [issue]);
  }
  return groups;
};

export const shown = new Shown();
