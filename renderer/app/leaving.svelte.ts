import { project } from '../stores/project.svelte';
import { run } from '../stores/run.svelte';

type Answer = 'go' | 'save' | 'discard' | 'cancel';

/** What has to be settled before the project is left: a run that would end, changes that would be lost. */
export type Question = 'run' | 'changes';

/** Asks before the open project is left (another one, the start page, closing). One question at a time. */
class Leaving {
  question = $state<Question | null>(null);
  private reply: (answer: Answer) => void = () => {};

  /** True when it may be left: nothing was at stake, or the person decided. */
  async may(): Promise<boolean> {
    if (this.question) return false;
    if (run.active) {
      if ((await this.ask('run')) !== 'go') return false;
      await run.stopped();
    }
    if (!project.dirty) return true;
    const answer = await this.ask('changes');
    return answer === 'discard' || (answer === 'save' && (await project.save()));
  }

  answer(answer: Answer): void {
    this.question = null;
    this.reply(answer);
  }

  private ask(question: Question): Promise<Answer> {
    this.question = question;
    return new Promise((resolve) => (this.reply = resolve));
  }
}

export const leaving = new Leaving();
