import { fail, ok, type Issue } from '@deepwright/engine';
import type { Answers, EventName, Events, RequestName } from '../../electron/shared/ipc';

type Responses = { [N in RequestName]?: (payload: never) => Answers[N] | Issue | Promise<Answers[N] | Issue> };

const isIssue = (answer: unknown): answer is Issue =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'level' in answer;

/**
 * A bridge for tests, put on `window` before the stores are imported: it answers from `responses`, keeps what was
 * asked, and `emit` tells the window something as the main process would.
 */
export const fakeBridge = (responses: Responses) => {
  const asked: { name: RequestName; payload: unknown }[] = [];
  const listeners = new Map<EventName, Set<(event: never) => void>>();
  const bridge = {
    request: async (name: RequestName, payload: unknown) => {
      asked.push({ name, payload: structuredClone(payload) });
      const answer = await responses[name]?.(payload as never);
      return isIssue(answer) ? fail(answer) : ok(answer ?? null);
    },
    on: (name: EventName, listener: (event: never) => void) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => void set.delete(listener);
    },
    pathOf: (file: File) => file.name,
  };
  const emit = <N extends EventName>(name: N, event: Events[N]): void =>
    listeners.get(name)?.forEach((listener) => listener(event as never));
  return { bridge, asked, emit, responses };
};
