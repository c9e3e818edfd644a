import { execFile } from 'node:child_process';
import { isMainThread } from 'node:worker_threads';
import { fail, ok, type Result } from '../../issues/issue';
import { refusal } from './blas';
import { loadAccelerator } from './load';

/** The name of a library that was found right, or why it is not used. */
export type Verdict = Result<string>;

/** Tries a library file where a crash harms nobody. */
export type Probe = (file: string) => Promise<Verdict>;

/** The first word after the script's name in a process that is to try a library; the second is its file. */
export const probeMark = 'deepwright-probe-library';

/** Milliseconds after which a process that tries a library is ended. */
export const probeTimeout = 20_000;

/** In a process started by a probe, tries the library and prints the verdict; elsewhere does nothing. */
export const serveAsProbe = (): void => {
  const [mark, file] = process.argv.slice(-2);
  if (!isMainThread || mark !== probeMark || file === undefined) return;
  const loaded = loadAccelerator(file);
  const verdict: Verdict = loaded.ok ? ok(loaded.value.name) : loaded;
  // In a marked line of its own, since a library may print something too.
  process.stdout.write(`\n${probeMark} ${JSON.stringify(verdict)}\n`);
};

/** The verdict in what such a process has printed; null while there is none. */
export const readVerdict = (printed: string): Verdict | null => {
  const line = new RegExp(`^${probeMark} (.*)\n`, 'm').exec(printed);
  return line && (JSON.parse(line[1]!) as Verdict);
};

/** The verdict on a library whose process ended without one. */
export const noVerdict = (file: string, ending: string): Verdict =>
  fail(refusal(file, `it brought down the process in which it was tried (${ending})`));

/** Tries a library in a process of Node's own that runs `script`, which calls `serveAsProbe`. */
export const nodeProbe =
  (script: string): Probe =>
  (file) =>
    new Promise((resolve) => {
      execFile(process.execPath, [script, probeMark, file], { timeout: probeTimeout }, (error, printed) => {
        const ending = error?.killed ? 'no answer in time' : (error?.signal ?? `exit code ${error?.code ?? 0}`);
        resolve(readVerdict(printed) ?? noVerdict(file, ending));
      });
    });
