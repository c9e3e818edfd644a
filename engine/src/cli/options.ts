import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Failure } from './failure';

type Options = NonNullable<ParseArgsConfig['options']>;

/** A command's flags and its one PROJECT, or a message that says what is wrong with the call. */
export const readOptions = <const O extends Options>(args: readonly string[], options: O) => {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own words name the flag; the rest of its advice is about its API.
    throw new Failure(`${(error as Error).message.split('. ')[0]}. See deepwright --help.`, 2);
  }
  const [project, ...more] = parsed.positionals;
  if (project === undefined) throw new Failure('Expected a project file; none came. See deepwright --help.', 2);
  if (more.length > 0) throw new Failure(`Expected one project file; ${parsed.positionals.length} came: ${parsed.positionals.join(', ')}.`, 2);
  return { project, values: parsed.values };
};

/** A flag that must be a whole number from `min` to `max`. */
export const wholeNumber = (flag: string, text: string | undefined, min: number, max: number): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new Failure(`--${flag} must be a whole number from ${min} to ${max}; ‘${text}’ came.`, 2);
};
