import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Real } from '../kernels/real';
import { sampleProject } from '../testing/project';
import { emptyDocument } from './empty-document';
import { locateDamage } from './locate-damage';
import { parseProject } from './parse-project';
import { projectVersion, type ProjectFile } from './project-file';
import { stringifyProject } from './stringify-project';

const text = stringifyProject(sampleProject);

const parsed = (source: string): ProjectFile => {
  const result = parseProject(source, 'penguins.dw');
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.value;
};

const refusal = (source: string) => {
  const result = parseProject(source, 'penguins.dw');
  if (result.ok) throw new Error('was not refused');
  return result.issues[0]!;
};

/** The sample as plain JSON, changed. */
const changed = (change: (raw: ReturnType<typeof JSON.parse>) => void): string => {
  const raw = JSON.parse(text);
  change(raw);
  return JSON.stringify(raw);
};

describe('a project as text', () => {
  it('comes back the same, down to the bits of NaN, infinity, signed zero and the smallest number', () => {
    expect(parsed(text)).toStrictEqual(sampleProject);
    const { data } = parsed(text).runs[0]!.result.model.tensors[0]!;
    expect(Object.is(data[1], -0)).toBe(true);
  });

  it('is the same text again after reading and writing', () => {
    expect(stringifyProject(parsed(text))).toBe(text);
  });

  it('does not depend on the order of keys', () => {
    const { runs, document, ...rest } = sampleProject;
    const { training, ...more } = document;
    expect(stringifyProject({ runs, document: { training, ...more }, ...rest })).toBe(text);
  });

  it('has a block, a wire, a column, an epoch and a tensor on a line each', () => {
    const lines = text.split('\n');
    for (const mark of ['"id": "dense-1"', '"from": "dense-1"', '"name": "x1"', '"epoch": 2', '"float32": "zczMPQ']) {
      const found = lines.filter((line) => line.includes(mark));
      expect(found.length, mark).toBeGreaterThan(0);
      for (const line of found) expect(line, mark).toMatch(/^ +(\{.*\}|"best": .*),?$/);
    }
  });

  it('keeps blocks of a kind that this version does not know', () => {
    const source = changed((raw) => (raw.document.graph.nodes[1].kind = 'attention'));
    expect(parsed(source).document.graph.nodes[1]!.kind).toBe('attention');
  });

  it('round-trips an empty document', () => {
    const file: ProjectFile = {
      format: 'deepwright',
      version: projectVersion,
      document: emptyDocument('New'),
      runs: [],
    };
    expect(parsed(stringifyProject(file))).toStrictEqual(file);
  });

  it('round-trips any numbers in tensors and history', () => {
    const number = fc.oneof(fc.constantFrom(-0, NaN, Infinity, -Infinity, 5e-324), fc.double());
    fc.assert(
      fc.property(fc.float32Array(), number, fc.string(), (data, cost, name) => {
        const [run] = sampleProject.runs;
        const tensors = [{ name, shape: [data.length], data }];
        const history = [{ ...run!.result.history[0]!, trainCost: cost }];
        const result = { ...run!.result, history, model: { ...run!.result.model, tensors } };
        const file = { ...sampleProject, runs: [{ ...run!, result }] };
        const back = parsed(stringifyProject(file)).runs[0]!.result;
        expect(Object.is(back.history[0]!.trainCost, cost)).toBe(true);
        expect(back.model.tensors[0]!.name).toBe(name);
        const bits = (numbers: Real) =>
          Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('hex');
        expect(bits(back.model.tensors[0]!.data)).toBe(bits(data));
      }),
    );
  });
});

describe('a file that is no project', () => {
  it('is told apart when it is empty', () => {
    expect(refusal('  \n').message).toBe('penguins.dw is empty: 0 bytes came where a project was expected.');
  });

  it.each(['[]', '3', 'null', '{"format":"other"}'])('is told apart when it is %s', (source) => {
    expect(refusal(source).code).toBe('project/not-project');
  });

  it('says that a newer Deepwright wrote it', () => {
    const { code, message } = refusal(changed((raw) => (raw.version = 7)));
    expect(code).toBe('project/newer');
    expect(message).toContain('written by a newer Deepwright: its file version is 7');
  });

  it.each([0, -1, 1.5, '1', null])('refuses version %j', (version) => {
    expect(refusal(changed((raw) => (raw.version = version))).code).toBe('project/version');
  });

  it.each<[string, (raw: ReturnType<typeof JSON.parse>) => void, string]>([
    ['a number for a name', (raw) => (raw.document.name = 3), 'document.name must be a text; 3 came'],
    ['no name', (raw) => delete raw.document.name, 'lacks document.name'],
    [
      'text for a place',
      (raw) => (raw.document.graph.nodes[1].x = 'left'),
      'document.graph.nodes.1.x must be a number; "left" came',
    ],
    [
      'no list of nodes',
      (raw) => (raw.document.graph.nodes = {}),
      'document.graph.nodes must be a list; an object came',
    ],
    [
      'two blocks of one id',
      (raw) => (raw.document.graph.nodes[1].id = 'input-1'),
      'document.graph must be a graph whose blocks have different ids',
    ],
    [
      'a wire to nowhere',
      (raw) => (raw.document.graph.edges[0].to = 'dense-9'),
      'a graph whose wires join blocks that exist',
    ],
    [
      'an unknown role',
      (raw) => (raw.document.data.columns[0].role = 'label'),
      'must be "feature" or "target" or "weight" or "group" or "ignore"; "label" came',
    ],
    [
      'no base64',
      (raw) => (raw.runs[0].result.model.tensors[0].float32 = '%%%%'),
      'tensors.0.float32 must be float32 numbers in base64',
    ],
    [
      'a tensor too short',
      (raw) => (raw.runs[0].result.model.tensors[0].float32 = 'AACAPg=='),
      'as many numbers as its shape says',
    ],
    [
      'text for a cost',
      (raw) => (raw.runs[0].result.history[0].devCost = 'low'),
      'runs.0.result.history.0.devCost must be',
    ],
  ])('names the place when it has %s', (_, change, expected) => {
    const issue = refusal(changed(change));
    expect(issue.message).toContain(expected);
    expect(issue.hint).toBeTruthy();
  });

  it('is refused, not a crash, when values are nested 100 000 deep', () => {
    const deep = '{"kind":"a","p":'.repeat(100_000) + '1' + '}'.repeat(100_000);
    const source = text.replace('"optimizer": {', `"optimizer": {"deep": ${deep}, `);
    expect(refusal(source).code).toMatch(/^project\//);
  });
});

describe('a damaged file', () => {
  it('names the byte where it ends and the part that is cut', () => {
    const end = text.indexOf('"weightHash"') + 5;
    const bytes = Buffer.byteLength(text.slice(0, end));
    expect(refusal(text.slice(0, end)).message).toBe(
      `penguins.dw ends at byte ${bytes} in the middle of ‘runs’. The rest of the file is missing.`,
    );
  });

  it('names the byte where something else stands', () => {
    const at = text.indexOf('"epochs"');
    const { code, message } = refusal(`${text.slice(0, at)}}${text.slice(at)}`);
    expect(code).toBe('project/damaged');
    expect(message).toBe(
      `penguins.dw is damaged at byte ${Buffer.byteLength(text.slice(0, at))} in the middle of ‘document’.`,
    );
  });

  it.each<[string, number, boolean, string | null]>([
    ['{"a": tru', 9, true, 'a'],
    ['{"a": trux', 6, false, 'a'],
    ['{"a": "x\\u00', 12, true, 'a'],
    ['{"a": "x\\q"}', 8, false, 'a'],
    ['{"ä": 1, "b": [1, 2', 20, true, 'b'],
    ['{"a": 1} x', 9, false, null],
    ['{"a": 1,', 8, true, null],
    ['{"a": [1 2]}', 9, false, 'a'],
    ['{"a": {"b": 1]}', 13, false, 'a'],
    ['{"a": 01}', 6, false, 'a'],
  ])('%s', (source, byte, ended, key) => {
    expect(() => JSON.parse(source)).toThrow();
    expect(locateDamage(source)).toEqual({ byte, ended, key });
  });

  it('is found behind a string of 20 million characters', () => {
    expect(locateDamage(`{"a": "${'A'.repeat(2e7)}", "b": [1,`)).toEqual({ byte: 20_000_018, ended: true, key: 'b' });
  });

  it('is known to have ended wherever it is cut', () => {
    const whole = JSON.stringify(JSON.parse(text));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (end) => {
        const cut = whole.slice(0, end);
        expect(locateDamage(cut)).toMatchObject({ ended: true, byte: Buffer.byteLength(cut) });
      }),
    );
  });

  it('never crashes the reader, whatever was done to it', () => {
    const pieces = fc.constantFrom(
      '',
      '"',
      '{',
      '}',
      '[]',
      ',',
      'null',
      '-1',
      '1e999',
      '"x"',
      '{"kind":"x"}',
      '\\',
      '\u0000',
      '__proto__',
    );
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), pieces, (at, length, piece) => {
        const result = parseProject(text.slice(0, at) + piece + text.slice(at + length));
        if (!result.ok) expect(result.issues[0]!.message).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  it('never crashes the reader when a value is replaced by any other', () => {
    const paths: (readonly (string | number)[])[] = [];
    const collect = (value: unknown, path: readonly (string | number)[]): void => {
      if (path.length > 0) paths.push(path);
      if (Array.isArray(value)) value.forEach((each, i) => collect(each, [...path, i]));
      else if (typeof value === 'object' && value !== null)
        for (const [key, each] of Object.entries(value)) collect(each, [...path, key]);
    };
    collect(JSON.parse(text), []);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const source = changed((raw) => {
          const last = path.at(-1)!;
          path.slice(0, -1).reduce((at, key) => at[key], raw)[last] = value;
        });
        const result = parseProject(source);
        // What is let through must be whole: it can be written and read again.
        if (result.ok) expect(parsed(stringifyProject(result.value))).toStrictEqual(result.value);
      }),
      { numRuns: 2000 },
    );
  });
});
