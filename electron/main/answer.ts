import { fail, type Issue } from '@deepwright/engine';
import * as v from 'valibot';
import { requests, type Answer, type Payload, type RequestName } from '../shared/ipc';

export type Handler<N extends RequestName> = (payload: Payload<N>) => Answer<N> | Promise<Answer<N>>;
export type Handlers<N extends RequestName = RequestName> = { readonly [K in N]: Handler<K> };

/** The handlers of one area: every request whose name begins with it. */
export type Area<A extends string> = Handlers<Extract<RequestName, `${A}/${string}`>>;

/** A mistake of ours, said so that it can be reported. */
export const internalIssue = (doing: string, error: unknown): Issue => ({
  code: 'app/internal',
  level: 'error',
  message: `${doing} stopped by a mistake in the app: ${error instanceof Error ? error.message : String(error)}`,
  hint: 'The log has the details. What was there before is unchanged.',
});

const payloadIssue = (name: string, problem: v.BaseIssue<unknown>): Issue => {
  const place = v.getDotPath(problem);
  return {
    code: 'app/payload',
    level: 'error',
    message: `The request ${name} expected ${problem.expected ?? 'something else'}${place ? ` at ${place}` : ''}, got ${problem.received}.`,
    hint: 'Nothing was changed.',
  };
};

/** Checks what came, then lets the handler answer; an exception becomes an issue, and `onError` hears of it. */
export async function answerRequest<N extends RequestName>(
  name: N,
  handler: Handler<N>,
  payload: unknown,
  onError: (error: unknown) => void,
): Promise<Answer<N>> {
  const checked = v.safeParse(requests[name] as v.GenericSchema<Payload<N>>, payload);
  if (!checked.success) return fail(payloadIssue(name, checked.issues[0]));
  try {
    return await handler(checked.output);
  } catch (error) {
    onError(error);
    return fail(internalIssue(`The request ${name}`, error));
  }
}
