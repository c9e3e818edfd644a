import { checkCommand, checkUsage } from './check';
import { Failure } from './failure';
import { trainCommand, trainUsage } from './train';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  train: trainCommand,
  check: checkCommand,
};

const help = `Trains and checks Deepwright projects without a window.

  ${trainUsage}
  ${checkUsage}

train
  --data FILE.csv   use this file in place of the project's own
  --epochs N        passes through the train rows
  --seed N          initial weights, order of the rows and dropout; the split keeps its own seed
  --export LIST     formats to write: npz, safetensors
  --out FOLDER      where to write them (this folder)
  --test            also evaluate the test rows; without it they are never read
  --json            one JSON object on stdout

check
  Compares the gradients of backprop with central differences in float64.
  Ends with 1 when they disagree.

The exit code is 0 only on success, 2 when the call itself is wrong.
`;

/** Runs a command line; gives the exit code. Errors are one readable message on stderr. */
export const main = async (argv: readonly string[]): Promise<number> => {
  const [name, ...args] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return 0;
  }
  try {
    if (!command) throw new Failure(`Known commands are ${Object.keys(commands).join(' and ')}; ‘${name}’ came. See deepwright --help.`, 2);
    return await command(args);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
};
