import { TrainThread } from '../host/train/train-thread';
import type { Result } from '../issues/issue';
import { Interruption } from './interruption';
import { loadProject, type LoadedProject } from './load-project';
import { exitCodes, reportFailure, type Terminal } from './terminal';
import type { TrainScript } from './train-script';

/** What every command's order names. */
interface Order {
  project: string;
  data?: string | undefined;
}

/** A command with its words understood and its project read. */
export interface Work<O extends Order> {
  order: O;
  loaded: LoadedProject;
  thread: TrainThread;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  terminal: Terminal;
}

export interface Command<O extends Order> {
  help: string;
  readOrder: (words: readonly string[]) => Result<O | 'help'>;
  /** What to say after Ctrl-C. */
  interrupted: string;
  /** Gives the exit code; null when Ctrl-C ended it. */
  run: (work: Work<O>) => Promise<number | null>;
}

/** Reads the words and the project, runs the command in a thread of its own, and tidies up whatever happens. */
export const runCommand = async <O extends Order>(
  command: Command<O>,
  words: readonly string[],
  script: TrainScript,
  terminal: Terminal,
): Promise<number> => {
  const order = command.readOrder(words);
  if (!order.ok) return reportFailure(order.issues, terminal);
  if (order.value === 'help') {
    terminal.out(command.help);
    return exitCodes.success;
  }
  const { project, data } = order.value;
  const interruption = new Interruption();
  const { signal } = interruption;
  const thread = new TrainThread(script.file, script.options);
  const interrupted = (): number => {
    terminal.err(`deepwright: ${command.interrupted}.`);
    return exitCodes.interrupted;
  };
  try {
    const loaded = await loadProject(project, terminal, { signal, ...(data === undefined ? {} : { data }) });
    if (signal.aborted) return interrupted();
    if (!loaded.ok) return reportFailure(loaded.issues, terminal);
    return (await command.run({ order: order.value, loaded: loaded.value, thread, signal, terminal })) ?? interrupted();
  } finally {
    interruption.dispose();
    await thread.stop();
  }
};
