import { parseArgs, type ParseArgsConfig } from 'node:util';
import { fail, ok, type Issue, type Result } from '../issues/issue';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The words of a command line, read by its options. */
export interface Arguments {
  words: readonly string[];
  flag: (name: string) => boolean;
  text: (name: string) => string | undefined;
}

const usage = (message: string, hint: string): Issue => ({ code: 'cli/usage', level: 'error', message, hint });

export const usageIssue = (message: string, command: string): Issue =>
  usage(message, `Run ‘deepwright ${command} --help’ for what it takes.`);

/** The words of a command after its name; an unknown option or a missing value is an issue. */
export const readArguments = (command: string, args: readonly string[], options: Options): Result<Arguments> => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return ok({
      words: positionals,
      flag: (name) => values[name] === true,
      text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    });
  } catch (error) {
    // Node's own wording names the option; its advice after the first sentence is about `--`.
    const text = error instanceof Error ? error.message : String(error);
    return fail(usageIssue(`${text.split(/\. |\n/)[0]!.replace(/\.$/, '')}.`, command));
  }
};

/** A whole number given as text, undefined when the option was left out. */
export const wholeNumber = (
  args: Arguments,
  command: string,
  name: string,
  least: number,
): Result<number | undefined> => {
  const text = args.text(name);
  if (text === undefined) return ok(undefined);
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return ok(value);
  return fail(usageIssue(`--${name} must be a whole number from ${least}; ‘${text}’ came.`, command));
};

/** One of a few words, undefined when the option was left out. */
export const oneOfWords = <const Word extends string>(
  args: Arguments,
  command: string,
  name: string,
  words: readonly Word[],
): Result<Word | undefined> => {
  const text = args.text(name);
  const found = words.find((word) => word === text);
  if (text === undefined || found !== undefined) return ok(found);
  return fail(usageIssue(`--${name} must be ${words.join(' or ')}; ‘${text}’ came.`, command));
};

/** A file that has to be named by an option. */
export const requiredFile = (args: Arguments, command: string, name: string, what: string): Result<string> => {
  const file = args.text(name);
  return file === undefined ? fail(usageIssue(`Expected ${what} with --${name}; none came.`, command)) : ok(file);
};

/** The one file a command works on: `a project file`. */
export const onlyWord = (args: Arguments, command: string, what: string): Result<string> => {
  const [word, extra] = args.words;
  if (word === undefined) return fail(usageIssue(`Expected a ${what}; none came.`, command));
  if (extra !== undefined) return fail(usageIssue(`Expected one ${what}; ‘${extra}’ is one too many.`, command));
  return ok(word);
};

/** The project a command works on. */
export const projectWord = (args: Arguments, command: string): Result<string> =>
  onlyWord(args, command, 'project file');
