import { version } from '../../package.json';
import { serveAsProbe } from '../host/accelerator/probe';
import { checkCommand } from './check';
import { runCommand } from './command';
import { describeCommand } from './describe';
import { generalHelp } from './help';
import { inspectCommand } from './inspect';
import { predictCommand } from './predict';
import { exitCodes, systemTerminal, type Terminal } from './terminal';
import { trainCommand } from './train';
import { serveAsTrainThread, trainScript, type TrainScript } from './train-script';

serveAsTrainThread();
serveAsProbe();

type Run = (words: readonly string[], script: TrainScript, terminal: Terminal) => Promise<number>;

const commands = new Map<string, Run>([
  ['inspect', (...told) => runCommand(inspectCommand, ...told)],
  ['train', (...told) => runCommand(trainCommand, ...told)],
  ['check', (...told) => runCommand(checkCommand, ...told)],
  ['describe', (...told) => runCommand(describeCommand, ...told)],
  ['predict', (...told) => runCommand(predictCommand, ...told)],
]);

/** The program behind `npx deepwright`: runs one command and gives the exit code. */
export const main = async (argv: readonly string[]): Promise<number> => {
  const terminal = systemTerminal();
  const [word, ...rest] = argv;
  if (word === undefined) {
    terminal.err(generalHelp);
    return exitCodes.usage;
  }
  if (word === '--help' || word === '-h' || word === 'help') {
    terminal.out(generalHelp);
    return exitCodes.success;
  }
  if (word === '--version' || word === '-v') {
    terminal.out(version);
    return exitCodes.success;
  }
  const command = commands.get(word);
  if (command) return command(rest, trainScript(), terminal);
  const known = [...commands.keys()].join(', ');
  terminal.err(`deepwright: there is no command ‘${word}’. It knows ${known}; see deepwright --help.`);
  return exitCodes.usage;
};
