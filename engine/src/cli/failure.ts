import { isError, issueText, type Issue } from '../issues/issue';

/** Ends a command with a message and an exit code: 1 when the work failed, 2 when the call was wrong. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** A failure from issues: errors only, a line each. */
export const failureOf = (issues: readonly Issue[]): Failure =>
  new Failure((issues.some(isError) ? issues.filter(isError) : issues).map(issueText).join('\n'));
