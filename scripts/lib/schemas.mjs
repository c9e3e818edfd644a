/** JSON Schemas of all that the command line reads and writes, from engine/src/cli/formats. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { build } from 'esbuild';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';
import { fromRoot } from './paths.mjs';

const folder = fromRoot('engine', 'schemas');
const entry = fromRoot('engine', 'src', 'cli', 'formats', 'all.ts');
const ending = '.schema.json';

/** The formats are TypeScript: bundled in memory and read from there. */
async function readFormats() {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** What a file may hold, before it is read: checks that JSON Schema has no words for are left out. */
const convert = (format, definitions = {}) =>
  toJsonSchema(format, { definitions, target: 'draft-2020-12', typeMode: 'input', errorMode: 'ignore' });

async function render(name, { $schema, ...rest }) {
  const file = path.join(folder, name + ending);
  const text = JSON.stringify({ $schema, $id: `https://deepwright.invalid/schemas/${name}${ending}`, ...rest });
  const options = await prettier.resolveConfig(file);
  return { file, content: await prettier.format(text, { ...options, parser: 'json' }) };
}

/** Files of the folder that no format has any more. */
const leftOvers = (known) =>
  existsSync(folder)
    ? readdirSync(folder)
        .map((name) => path.join(folder, name))
        .filter((file) => !known.includes(file))
    : [];

/** Every schema as { file, content, isStale }; content is null where the file has to go. */
export async function readSchemas() {
  const { formats, definitions } = await readFormats();
  const rendered = await Promise.all(
    Object.entries(formats).map(([name, format]) => render(name, convert(format, definitions[name]))),
  );
  const isStale = ({ file, content }) => !existsSync(file) || readFileSync(file, 'utf8') !== content;
  return [
    ...rendered.map((each) => ({ ...each, isStale: isStale(each) })),
    ...leftOvers(rendered.map(({ file }) => file)).map((file) => ({ file, content: null, isStale: true })),
  ];
}
