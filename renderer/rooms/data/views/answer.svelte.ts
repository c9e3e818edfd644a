import type { StudyAnswers, StudyJob, StudyName } from '@deepwright/engine';
import { data } from '../../../stores/data.svelte';

/**
 * What a study found, asked for once for each thing it is about. It outlives the view, so that coming back does not
 * compute anew; a later question makes the answer to an earlier one worthless.
 */
export class Answer<N extends StudyName> {
  value = $state.raw<StudyAnswers[N] | null>(null);
  failed = $state(false);
  private about: readonly unknown[] = [];

  /** `about` is everything the answer depends on: as long as all of it is the same, the answer stands. */
  async ask(job: Extract<StudyJob, { study: N }>, about: readonly unknown[]): Promise<void> {
    if (about.length === this.about.length && about.every((each, i) => each === this.about[i])) return;
    this.about = about;
    this.failed = false;
    this.value = null;
    const value = await data.study(job);
    if (this.about !== about) return;
    this.value = value;
    this.failed = value === null;
  }
}
