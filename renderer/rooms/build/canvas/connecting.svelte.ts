import { connectProblem, issueText } from '@deepwright/engine';
import { shown } from '../shown.svelte';
import { outPort, type PortRef } from './ports';

export interface Link {
  from: string;
  to: string;
  port: string;
}

/** Why a wire cannot be, in words; null when it can. */
export const refusalOf = (link: Link): string | null => {
  const issue = connectProblem(shown.graph, link);
  return issue && issueText(issue);
};

/** The wire between two ports, whichever of them it was started at; null between two inputs or two outputs. */
export const linkOf = (a: PortRef, b: PortRef): Link | null => {
  if ((a.port === outPort) === (b.port === outPort)) return null;
  const [source, target] = a.port === outPort ? [a, b] : [b, a];
  return { from: source.node, to: target.node, port: target.port };
};

/** A wire being drawn, by mouse or by keys: which ports would take it, and why the others would not. */
class Connecting {
  start = $state.raw<PortRef | null>(null);
  /** By keys: the port that Enter would connect to. */
  aim = $state.raw<PortRef | null>(null);
  active = $derived(this.start !== null);
  private answers = new Map<string, string | null>();

  begin(at: PortRef): void {
    this.answers.clear();
    this.start = at;
    this.aim = null;
  }

  end(): void {
    this.start = null;
    this.aim = null;
  }

  /** Null: it fits. Words: why not. Undefined: not the question now. */
  refusal(node: string, port: string): string | null | undefined {
    const link = this.start && linkOf(this.start, { node, port });
    if (!link) return undefined;
    const key = `${node} ${port}`;
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = refusalOf(link);
      this.answers.set(key, answer);
    }
    return answer;
  }

  isStart(node: string, port: string): boolean {
    return this.start?.node === node && this.start.port === port;
  }

  isAim(node: string, port: string): boolean {
    return this.aim?.node === node && this.aim.port === port;
  }
}

export const connecting = new Connecting();
