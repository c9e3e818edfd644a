import type { CheckedEntry, CheckedTensor, GradientCheckResult, Graph } from '@deepwright/engine';
import { check } from '../../stores/check.svelte';
import { doc } from '../../stores/document.svelte';
import { project } from '../../stores/project.svelte';
import { blockNames, sameTensor, worstTensor } from './words';

export type HeatMode = 'error' | 'analytic' | 'numeric';

/** What was checked: results carry ids only. */
interface Subject {
  graph: Graph;
  /** Number of the run; null at initialisation. */
  run: number | null;
  seconds: number;
}

/** The entry of a tensor to look at first: the largest error that counts. */
const worstIndex = (tensor: CheckedTensor, { worst }: GradientCheckResult): number | null => {
  const listed = worst.find((entry) => sameTensor(entry, tensor));
  if (listed) return listed.index;
  const most = worst[0]?.error ?? 0;
  let at = 0;
  tensor.error.forEach((error, i) => {
    if (error <= most && error > (tensor.error[at] ?? 0)) at = i;
  });
  return tensor.indices[at] ?? null;
};

/** What of a result is looked at; it stays while the room is left. */
class CheckView {
  mode = $state<HeatMode>('error');
  private chosen = $state.raw<{ nodeId: string; name: string; index: number | null } | null>(null);
  private under: Omit<Subject, 'seconds'> | null = null;
  private readonly subjects = new WeakMap<GradientCheckResult, Subject>();

  tensor: CheckedTensor | null = $derived.by(() => {
    const result = check.result;
    if (!result) return null;
    const chosen = this.chosen;
    return (chosen && result.tensors.find((tensor) => sameTensor(tensor, chosen))) ?? worstTensor(result);
  });

  /** Flat index of the entry that is read out: the chosen one, else the worst of the tensor. */
  index: number | null = $derived.by(() => {
    const tensor = this.tensor;
    if (!tensor) return null;
    if (this.chosen && this.chosen.index !== null && sameTensor(tensor, this.chosen)) return this.chosen.index;
    return check.result && worstIndex(tensor, check.result);
  });

  subject: Subject | null = $derived(check.result ? (this.subjects.get(check.result) ?? null) : null);
  nameOf = $derived(blockNames(this.subject?.graph ?? doc.current.graph));
  /** The graph was edited since; only the check of fresh weights speaks of the present graph. */
  outdated = $derived(this.subject !== null && this.subject.run === null && this.subject.graph !== doc.current.graph);

  choose(tensor: { nodeId: string; name: string }, index: number | null = null): void {
    this.chosen = { nodeId: tensor.nodeId, name: tensor.name, index };
  }

  chooseEntry(entry: CheckedEntry): void {
    this.choose(entry, entry.index);
  }

  /** Called as a check starts. */
  begin(): void {
    const run = check.shown === 'trained' ? project.lastRun : null;
    this.under = { graph: run?.document.graph ?? doc.current.graph, run: run?.number ?? null };
  }

  /** Called as its result is there. */
  end(result: GradientCheckResult): void {
    if (!this.under || this.subjects.has(result)) return;
    this.subjects.set(result, { ...this.under, seconds: check.seconds });
    this.chosen = null;
  }
}

export const checkView = new CheckView();
