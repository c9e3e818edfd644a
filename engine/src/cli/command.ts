import { TrainThread } from '../host/train/train-thread';
import type { Result } from '../issues/issue';
import { Interruption } from './interruption';
import { exitCodes, reportFailure, type Terminal } from './terminal';
import type { TrainScript } from './train-script';

/** A command with its words understood and its files read. */
export interface Work<Order, Loaded> {
  order: Order;
  loaded: Loaded;
  /** The thread that trains, checks and predicts; started when it is first asked for. */
  thread: () => TrainThread;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  terminal: Terminal;
}

export interface Command<Order, Loaded> {
  help: string;
  readOrder: (words: readonly string[]) => Result<Order | 'help'>;
  /** Reads what the order names: the project and its data. */
  load: (order: Order, terminal: Terminal, signal: AbortSignal) => Promise<Result<Loaded>>;
  /** What to say after Ctrl-C. */
  interrupted: string;
  /** Gives the exit code; null when Ctrl-C ended it. */
  run: (work: Work<Order, Loaded>) => Promise<number | null>;
}

/** Reads the words and the files, runs the command, and tidies up whatever happens. */
export const runCommand = async <Order, Loaded>(
  command: Command<Order, Loaded>,
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
  const interruption = new Interruption();
  const { signal } = interruption;
  let started = null as TrainThread | null;
  const thread = (): TrainThread => (started ??= new TrainThread(script.file, script.options));
  const interrupted = (): number => {
    terminal.err(`deepwright: ${command.interrupted}.`);
    return exitCodes.interrupted;
  };
  try {
    const loaded = await command.load(order.value, terminal, signal);
    if (signal.aborted) return interrupted();
    if (!loaded.ok) return reportFailure(loaded.issues, terminal);
    return (await command.run({ order: order.value, loaded: loaded.value, thread, signal, terminal })) ?? interrupted();
  } finally {
    interruption.dispose();
    await started?.stop();
  }
};
