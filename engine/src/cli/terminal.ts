import { issueText, type Issue } from '../issues/issue';

/** Where a command writes to. Results go to stdout; messages and progress to stderr. */
export interface Terminal {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Draws on the last line of the terminal; nothing where stderr is no terminal. */
  status: (text: string) => void;
}

/** Ends well only when everything asked for was done. */
export const exitCodes = { success: 0, failure: 1, usage: 2, interrupted: 130 } as const;

export const systemTerminal = (): Terminal => {
  const { stdout, stderr } = process;
  // A reader that has seen enough (`| head`) is no failure of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  let drawn = false;
  const clear = (): void => {
    if (drawn) stderr.write('\r\u001b[K');
    drawn = false;
  };
  return {
    out: (text) => {
      clear();
      stdout.write(`${text}\n`);
    },
    err: (text) => {
      clear();
      stderr.write(`${text}\n`);
    },
    status: (text) => {
      if (!stderr.isTTY) return;
      const line = text.slice(0, Math.max(20, stderr.columns ?? 80) - 1);
      stderr.write(`\r${line}\u001b[K`);
      drawn = line !== '';
    },
  };
};

/** Prints warnings, a line each; what is only good to know stays in the JSON. */
export const warn = (issues: readonly Issue[], { err }: Pick<Terminal, 'err'>): void => {
  for (const issue of issues) if (issue.level === 'warning') err(`deepwright: ${issueText(issue)}`);
};

/** Prints what stopped a command, and gives its exit code. */
export const reportFailure = (issues: readonly Issue[], { err }: Terminal): number => {
  const errors = issues.filter(({ level }) => level === 'error');
  for (const issue of errors.length > 0 ? errors : issues) err(`deepwright: ${issueText(issue)}`);
  return issues.some(({ code }) => code === 'cli/usage') ? exitCodes.usage : exitCodes.failure;
};
