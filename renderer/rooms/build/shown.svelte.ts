import { planGraph, type Graph, type GraphPlan, type Issue, type PlannedNode } from '@deepwright/engine';
import { data } from '../../stores/data.svelte';
import { doc } from '../../stores/document.svelte';
import { plan } from '../../stores/plan.svelte';
import { run } from '../../stores/run.svelte';
import { issuesByBlock } from './issues-by-block';

/** One and the same, so that nothing is redrawn for it. */
const none: readonly Issue[] = [];

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

  issuesOf(id: string): readonly Issue[] {
    return this.issuesByBlock.get(id) ?? none;
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

export const shown = new Shown();
