import * as v from 'valibot';
import type { Issue } from '../../issues/issue';

/** What the formats of the command line are made of. Objects are strict: a field that stands here nowhere is a mistake. */

/** A schema with a sentence on what the value means. */
export const told = <S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description<v.InferOutput<S>, string>(description));

type Fixed<T> = T extends readonly (infer Each)[]
  ? readonly Fixed<Each>[]
  : T extends object
    ? { readonly [Key in keyof T]: Fixed<T[Key]> }
    : T;

/** What a format holds, to be written and never changed. */
export type Written<S extends v.GenericSchema> = Fixed<v.InferOutput<S>>;

export const text = v.string();
export const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const flag = v.boolean();

/** JSON has no word for NaN and the infinities: null stands for them. */
export const real = v.nullable(v.number());

export const shape = told(v.array(whole), 'Sizes of one tensor or of one example, outermost first.');
export const precision = told(v.picklist(['float32', 'float64']), 'What the run is computed in.');
export const hash = v.pipe(text, v.regex(/^[0-9a-f]{64}$/));

/** First fields of every JSON that is written. */
export const named = <const Name extends string>(name: Name) => ({
  format: told(v.literal(`deepwright/${name}`), 'What this object is.'),
  version: told(v.literal(1), 'Version of this format.'),
});

const level = told(v.picklist(['error', 'warning', 'info']), 'How much it matters.');
const code = told(text, 'area/what: stable, for scripts.');

/** Worth knowing about the project or its data. */
export const note = v.strictObject({ code, level, message: text });

/** An issue with the place it concerns. */
export const issue = v.strictObject({
  code,
  level,
  message: told(text, 'What was expected and what came.'),
  hint: v.optional(told(text, 'What to do.')),
  nodeId: v.optional(told(text, 'The block it concerns.')),
  port: v.optional(told(text, 'The input port of that block.')),
  path: v.optional(told(text, 'The setting it concerns.')),
  column: v.optional(told(text, 'The data column it concerns.')),
  line: v.optional(told(whole, 'Line of the data file, from 1, the header included.')),
});

export const target = told(
  v.variant('kind', [
    v.strictObject({ kind: v.literal('number'), names: v.array(text) }),
    v.strictObject({ kind: v.literal('category'), name: text, classes: v.array(text) }),
  ]),
  'What is predicted: one or several columns of numbers, or one column of classes in the order of the outputs.',
);

export const noteOf = ({ code, level, message }: Issue): Written<typeof note> => ({ code, level, message });

/** An issue as it is written: without its fixes, which are edits for the window. */
export const issueOf = ({ fixes: _fixes, ...rest }: Issue): Written<typeof issue> => rest;
