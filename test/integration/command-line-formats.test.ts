import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../engine/src/cli/formats/all';
import { trainingParams } from '../../engine/src/index';
import { CommandLine, root } from './support/command-line';

const page = readFileSync(path.join(root, 'engine/FORMATS.md'), 'utf8');

/** The blocks of the page in one language, in order. */
const blocksOf = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text!);

interface Example {
  format: string;
}

const examples = blocksOf('json').map((text) => JSON.parse(text) as Example);

/** The name of a format in what it calls itself: `deepwright/train`; a project is just `deepwright`. */
const nameOf = ({ format }: Example): string => format.split('/')[1] ?? 'project';

/** How much memory a run takes is the engine's to decide: everything but that. */
const withoutBytes = (value: object | string): string =>
  typeof value === 'string'
    ? value.replaceAll(/ +[\d.]+ k?B/g, ' … B')
    : JSON.stringify(value, (key, each: unknown) => (key === 'bytes' || key === 'memory' ? null : each));

const schemaOf = (name: string): v.GenericSchema => (formats as Readonly<Record<string, v.GenericSchema>>)[name]!;

interface JsonSchema {
  title?: string;
  description?: string;
  properties?: Readonly<Record<string, JsonSchema>>;
  additionalProperties?: unknown;
  required?: readonly string[];
  default?: unknown;
  const?: unknown;
  $defs?: Readonly<Record<string, JsonSchema>>;
}

const readSchema = (name: string): JsonSchema =>
  JSON.parse(readFileSync(path.join(root, `engine/schemas/${name}.schema.json`), 'utf8')) as JsonSchema;

let cli: CommandLine;
beforeAll(() => {
  cli = new CommandLine();
  cli.write(
    'points.dw',
    examples.find(({ format }) => format === 'deepwright')!,
  );
  cli.write('points.csv', blocksOf('csv')[0]!);
});
afterAll(() => cli.remove());

describe('FORMATS.md', { timeout: 60_000 }, () => {
  it('has an example of every format, and each is one', () => {
    expect([...new Set(examples.map(nameOf))].sort()).toEqual(Object.keys(formats).sort());
    for (const example of examples) {
      const read = v.safeParse(schemaOf(nameOf(example)), example);
      expect(read.issues?.map((issue) => `${example.format}: ${v.getDotPath(issue)}: ${issue.message}`) ?? []).toEqual(
        [],
      );
    }
  });

  it('has a project that trains as it stands, to the reports that stand there', async () => {
    const words = [
      'points.dw',
      '--precision',
      'float64',
      '--export',
      'npz',
      '--trace',
      'trace.json',
      '--trace-gradients',
    ];
    const trained = await cli.json(formats.train, 'train', ...words);
    const shown = (name: string) => examples.find((each) => nameOf(each) === name)!;
    expect(Object.keys(shown('train'))).toEqual(Object.keys(trained));
    expect(shown('train')).toMatchObject({ steps: trained.steps, files: trained.files, status: 'done' });
    expect(trained.train!.metrics['accuracy']).toBe(1);

    const trace = v.parse(formats.trace, JSON.parse(cli.read('trace.json')));
    expect(Object.keys(shown('trace'))).toEqual(Object.keys(trace));

    const described = await cli.json(formats.describe, 'describe', 'points.dw');
    expect(withoutBytes(shown('describe'))).toEqual(withoutBytes(described));
    const { stdout } = await cli.run('describe', 'points.dw');
    expect(withoutBytes(page)).toContain(`\`\`\`\n${withoutBytes(stdout)}\`\`\``);

    expect(shown('inspect')).toEqual(await cli.json(formats.inspect, 'inspect', 'points.csv'));
    expect(page).toContain(`\`\`\`\n${(await cli.run('inspect', 'points.csv')).stdout}\`\`\``);

    const checked = await cli.json(formats.check, 'check', 'points.dw');
    expect(Object.keys(shown('check')).sort()).toEqual(Object.keys(checked).sort());

    const to = ['--data', 'points.csv', '--out', 'predicted.csv'];
    const predicted = await cli.json(formats.predict, 'predict', 'points.npz', ...to);
    expect(Object.keys(shown('predict'))).toEqual(Object.keys(predicted));
    expect(blocksOf('csv')[1]!.split('\n')[0]).toBe(cli.read('predicted.csv').split('\n')[0]);
  });

  it('names the weights as an export has them', async () => {
    await cli.json(formats.train, 'train', 'points.dw', '--export', 'npz');
    for (const name of cli.arrays('points.npz').keys()) expect(page.includes(name), name).toBe(true);
  });
});

describe('the schemas', () => {
  it('are those of the formats', () => {
    const check = () =>
      execFileSync(process.execPath, [path.join(root, 'scripts/schemas.mjs'), '--check'], { stdio: 'pipe' });
    expect(check).not.toThrow();
    expect(readdirSync(path.join(root, 'engine/schemas')).sort()).toEqual(
      Object.keys(formats)
        .map((name) => `${name}.schema.json`)
        .sort(),
    );
  });

  it.each(Object.keys(formats))('%s says what it is', (name) => {
    const schema = readSchema(name);
    expect([schema.title, schema.description].every(Boolean)).toBe(true);
    expect(schema.properties!['format']!.const).toBe(name === 'project' ? 'deepwright' : `deepwright/${name}`);
    if (name !== 'project') expect(schema.additionalProperties).toBe(false);
  });

  it('let a project leave out every training setting, and say what it then is', () => {
    const { training } = readSchema('project').$defs!['document']!.properties!;
    expect(training!.required).toEqual([]);
    expect(Object.keys(training!.properties!)).toEqual(Object.keys(trainingParams));
    for (const [key, param] of Object.entries(trainingParams)) {
      expect(training!.properties![key]).toMatchObject({
        default: param.default,
        title: param.label,
        description: param.help,
      });
    }
  });
});

describe('a project written by hand', { timeout: 60_000 }, () => {
  const changed = (
    change: (document: { training: object; data: object | null; graph: { nodes: object[] } }) => void,
  ) => {
    const file = JSON.parse(cli.read('points.dw')) as { document: Parameters<typeof change>[0] };
    change(file.document);
    cli.write('changed.dw', file);
    return cli.run('train', 'changed.dw', '--json');
  };

  it('trains without any training setting, and without data settings', async () => {
    const bare = await changed((document) => (document.training = {}));
    expect(JSON.parse(bare.stdout)).toMatchObject({ epochs: 200 });
    await changed((document) => (document.data = null));
    const guessed = await cli.run('train', 'changed.dw', '--data', 'points.csv', '--json');
    expect(guessed.code).toBe(0);
    expect(guessed.stderr).toContain('‘colour’ is taken as the target');
  });

  it('is told of a training setting that does not exist', async () => {
    const { code, stdout, stderr } = await changed((document) => (document.training = { learningrate: 0.1 }));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /document\.training\.learningrate must be left out, as there is no such field; "learningrate" came/,
    );
  });

  it('is told of a parameter that does not exist, with its block', async () => {
    const { code, stderr } = await changed(({ graph }) => Object.assign(graph.nodes[1]!, { params: { unit: 3 } }));
    expect(code).toBe(1);
    expect(stderr).toMatch(/no parameter ‘unit’ here\. Known are units/);
  });

  it('may begin with a byte order mark', async () => {
    cli.write('bom.dw', `\ufeff${cli.read('points.dw')}`);
    expect((await cli.run('train', 'bom.dw', '--epochs', '1')).code).toBe(0);
    expect(existsSync(cli.file('bom.npz'))).toBe(false);
  });
});
