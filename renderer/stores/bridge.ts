import type { Answers, Bridge, Payload, RequestName } from '../../electron/shared/ipc';
import type { Issue } from '@deepwright/engine';

export const bridge: Bridge = window.deepwright;

/** A request whose failure goes to `report`; null then, and where the person cancelled. Payloads are plain data. */
export const ask = async <N extends RequestName>(
  name: N,
  payload: Payload<N>,
  report: (issues: readonly Issue[]) => void,
): Promise<Answers[N] | null> => {
  const answer = await bridge.request(name, payload);
  if (answer.ok) return answer.value;
  report(answer.issues);
  return null;
};
