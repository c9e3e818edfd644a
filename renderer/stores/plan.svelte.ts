import { isError, planGraph, type Issue } from '@deepwright/engine';
import { data } from './data.svelte';
import { doc } from './document.svelte';

/** The graph checked against the data, by the same code that every run goes through. */
class PlanStore {
  plan = $derived(planGraph(doc.current.graph, data.summary?.facts ?? null));
  /** Everything in the way of a run, and everything to decide: data first, then the graph. */
  issues: readonly Issue[] = $derived([...data.issues, ...this.plan.issues]);
  errors = $derived(this.issues.filter(isError));
  /** Why Train is not possible, in words; null when it is. */
  blocked: string | null = $derived.by(() => {
    if (!doc.current.data || !data.opened) return 'Open a table first: a network needs rows to learn from.';
    const first = this.errors[0];
    if (first) return first.message;
    if (!data.summary) return 'The data is still being read.';
    return this.plan.trainable ? null : 'Connect an Input block through to an Output block.';
  });
}

export const plan = new PlanStore();
