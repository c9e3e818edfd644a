import type { DataSpec, StudyAnswers, StudyName } from '@deepwright/engine';
import { data } from '../../../stores/data.svelte';
import { doc } from '../../../stores/document.svelte';
import { isStale } from './stale';

/** Something found out about the open table, and whether it still holds. It outlives the room. */
class Studied<N extends StudyName, Asked extends readonly unknown[]> {
  busy = $state(false);
  private found = $state.raw<{ answer: StudyAnswers[N]; spec: DataSpec; dataId: string } | null>(null);
  /** What was found; null before, and once another table is open. */
  readonly answer = $derived(this.found && this.found.dataId === data.opened?.dataId ? this.found.answer : null);
  /** The settings have changed since. */
  readonly stale = $derived.by(() => this.isOfYesterday());
  private turn = 0;

  constructor(
    private readonly study: N,
    private readonly find: (...asked: Asked) => Promise<StudyAnswers[N] | null>,
  ) {}

  private isOfYesterday(): boolean {
    const now = doc.current.data;
    return this.answer !== null && now !== null && isStale(this.study, this.found!.spec, now);
  }

  async ask(...asked: Asked): Promise<void> {
    const spec = doc.current.data;
    const dataId = data.opened?.dataId;
    if (!spec || dataId === undefined) return;
    const turn = ++this.turn;
    this.busy = true;
    const answer = await this.find(...asked);
    // Asked again meanwhile: the later answer is the one that counts.
    if (turn !== this.turn) return;
    this.busy = false;
    this.found = answer && { answer, spec, dataId };
  }
}

export const comparison = new Studied('compare', () => data.study({ study: 'compare' }));
export const scaling = new Studied('normalised', (column: string) => data.study({ study: 'normalised', column }));
export const madeRows = new Studied('augmented', (rows: number) => data.study({ study: 'augmented', rows }));
