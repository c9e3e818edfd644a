import * as v from 'valibot';
import type { Param, ParamValue } from '../params/param';
import { trainingParams } from '../train/settings';
import { dateParts, type Document, type Graph, type TrainingSpec } from './document';

/**
 * The structure of a document. Values of parameters are judged by the plan, at their block, not here. Descriptions are
 * for whoever writes a file by hand: they stand in the published JSON Schema.
 */

const text = v.string();
const number = v.pipe(v.number(), v.finite());
const share = v.pipe(number, v.minValue(0), v.maxValue(1));
const name = v.pipe(text, v.description('Any words, for people.'));

const param: v.GenericSchema<ParamValue> = v.lazy(() =>
  v.union([
    number,
    v.boolean(),
    text,
    v.array(v.array(number)),
    v.objectWithRest({ kind: text }, param) as unknown as v.GenericSchema<ParamValue>,
  ]),
);
const ref = v.objectWithRest({ kind: text }, param);

const node = v.object({
  id: v.pipe(text, v.nonEmpty(), v.description('Kind and a number, dense-1: names its weights, dense-1.W.')),
  kind: v.pipe(text, v.description('A kind of block: input, dense, activation, output …')),
  name,
  x: v.pipe(number, v.description('Place on the canvas.')),
  y: number,
  params: v.pipe(v.record(text, param), v.description('Values that differ from the block’s defaults.')),
});
const edge = v.object({
  id: v.pipe(text, v.nonEmpty(), v.description('Any text no other wire has.')),
  from: v.pipe(text, v.description('Id of the block it starts at.')),
  to: v.pipe(text, v.description('Id of the block it leads to.')),
  port: v.pipe(text, v.description('Input port of that block: x, or x1, x2 … of blocks that take several.')),
});

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** Blocks and wires; what blocks of these kinds make of them is the plan's to judge. */
export const graphSchema: v.GenericSchema<unknown, Graph> = v.pipe(
  v.object({ nodes: v.array(node), edges: v.array(edge) }),
  v.check(({ nodes }) => unique(nodes.map(({ id }) => id)), 'a graph whose blocks have different ids'),
  v.check(({ edges }) => unique(edges.map(({ id }) => id)), 'a graph whose wires have different ids'),
  v.check(({ edges }) => unique(edges.map(({ to, port }) => `${to} ${port}`)), 'a graph with one wire at each input'),
  v.check(({ nodes, edges }) => {
    const ids = new Set(nodes.map(({ id }) => id));
    return edges.every(({ from, to }) => ids.has(from) && ids.has(to));
  }, 'a graph whose wires join blocks that exist'),
);

const column = v.object({
  name: v.pipe(text, v.description('As in the header of the file.')),
  type: v.pipe(
    v.picklist(['number', 'category', 'boolean', 'date']),
    v.description('How its values are read. boolean is a category of two values, of which the second is yes.'),
  ),
  role: v.pipe(
    v.picklist(['feature', 'target', 'weight', 'group', 'ignore']),
    v.description('weight: how much a row counts in the cost. group: its rows stay together in a grouped split.'),
  ),
  missing: v.pipe(
    v.picklist(['ask', 'drop', 'mean', 'median', 'most-frequent', 'constant', 'indicator']),
    v.description(
      'What becomes of a row whose value is missing here; ‘ask’ stops with the number of such rows, ‘constant’ fills with ' +
        '‘fill’, ‘indicator’ tells the network of the gap by an input of its own.',
    ),
  ),
  fill: v.optional(
    v.pipe(
      v.union([number, text]),
      v.description('What ‘constant’ fills with: a number, a category, or an ISO 8601 date.'),
    ),
  ),
  encoding: v.optional(
    v.pipe(
      v.picklist(['one-hot', 'ordinal', 'none']),
      v.description(
        'How categories become numbers: an input each, their place in the order, or the numbers they are written as.',
      ),
    ),
    'one-hot',
  ),
  scaler: v.pipe(
    text,
    v.description(
      'How numbers are scaled: z-score, min-max, robust, log or none; places in an order and parts of dates too. One-hot ' +
        'categories and booleans are 0 and 1 and pass it by.',
    ),
  ),
  parts: v.optional(
    v.pipe(
      v.array(v.picklist(dateParts)),
      v.description('What is taken of a date; left out, all that varies. elapsed is days since 1970-01-01.'),
    ),
  ),
});

const source = v.variant('kind', [
  v.object({ kind: v.literal('sample'), id: text }),
  v.object({
    kind: v.literal('file'),
    path: v.pipe(text, v.description('Absolute, or relative to the project file.')),
    hash: v.optional(v.pipe(text, v.description('SHA-256 of its bytes, when known: another file is then told of.'))),
  }),
]);

const read = v.object({
  delimiter: v.optional(text),
  quote: v.optional(text),
  header: v.optional(v.boolean()),
  decimal: v.optional(v.picklist(['.', ','])),
  encoding: v.optional(v.pipe(text, v.description('UTF-8, UTF-16 LE, UTF-16 BE or Windows-1252.'))),
  dateFormat: v.optional(v.pipe(text, v.description('Pattern of dates, such as dd.MM.yyyy.'))),
  missing: v.optional(
    v.pipe(v.array(text), v.description('Texts that stand for no value, in the place of the usual ones.')),
  ),
  columns: v.optional(v.pipe(v.array(text), v.description('Columns to read, where not all of them are.'))),
  share: v.optional(v.pipe(share, v.description('Share of the rows that is read, drawn by chance with a fixed seed.'))),
});

const split = v.object({
  kind: v.optional(v.pipe(text, v.description('Kind of split: random, grouped, time, column or files.')), 'random'),
  column: v.optional(v.pipe(text, v.description('The column that a split by time or by column goes by.'))),
  devValues: v.optional(v.pipe(v.array(text), v.description('Values of that column whose rows are dev rows.'))),
  testValues: v.optional(v.pipe(v.array(text), v.description('Values of that column whose rows are test rows.'))),
  train: share,
  dev: share,
  test: share,
  stratify: v.pipe(v.boolean(), v.description('Keep the shares of the classes in each part.')),
  seed: number,
});

const data = v.object({
  source,
  devSource: v.optional(v.pipe(source, v.description('A file of its own for the dev rows, with the same columns.'))),
  testSource: v.optional(v.pipe(source, v.description('A file of its own for the test rows, with the same columns.'))),
  read: v.pipe(read, v.description('How the text is read; what is left out is found by looking.')),
  columns: v.array(column),
  split,
  augment: v.optional(v.pipe(v.array(ref), v.description('Steps that make more train rows, in order.')), []),
});

const valueSchema = (param: Param): v.GenericSchema<unknown> => {
  if (param.type === 'ref') return ref;
  if (param.type === 'bool') return v.boolean();
  if (param.type === 'oneOf') return text;
  return number;
};

/** What a file may say of one training setting; what it does not say is as declared. */
const settingSchema = (param: Param) =>
  v.optional(v.pipe(valueSchema(param), v.title(param.label), v.description(param.help)), param.default);

/** A setting that does not exist would otherwise be a misspelt one that nobody notices. */
const training = v.strictObject(
  Object.fromEntries(Object.entries(trainingParams).map(([key, param]) => [key, settingSchema(param)])),
) as unknown as v.GenericSchema<unknown, TrainingSpec>;

export const documentSchema: v.GenericSchema<unknown, Document> = v.object({
  name,
  data: v.pipe(v.nullable(data), v.description('What is learnt from; null leaves it to --data FILE.csv.')),
  graph: graphSchema,
  training: v.pipe(training, v.description('How the run is done; a setting left out has its default.')),
});
