import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { zipSync } from 'fflate';
import * as v from 'valibot';
import { writeNpy } from '../../../engine/src/exporters/_npy';
import { readNpzArrays, type NamedArray } from '../../../engine/src/index';
import { chain, type Spec } from '../../../engine/src/testing/graphs';

/** The real program in a folder of its own, and small projects for it. */

export const root = path.resolve(import.meta.dirname, '../../..');
const program = path.join(root, 'engine/bin/deepwright.mjs');

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

export class CommandLine {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'deepwright-cli-'));

  file(name: string): string {
    return path.join(this.folder, name);
  }

  write(name: string, content: string | Uint8Array | object): string {
    const plain = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(this.file(name), plain ? content : JSON.stringify(content));
    return name;
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  arrays(name: string): Map<string, NamedArray> {
    const read = readNpzArrays(new Uint8Array(readFileSync(this.file(name))));
    if (!read.ok) throw new Error(read.issues[0]!.message);
    return read.value;
  }

  run(...words: string[]): Promise<Ended> {
    return new Promise((resolve) => {
      execFile(process.execPath, [program, ...words], { cwd: this.folder }, (error, stdout, stderr) =>
        // One that was killed has a signal instead of a code.
        resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
      );
    });
  }

  /** Starts it and leaves it running. */
  start(...words: string[]): ChildProcessByStdio<null, Readable, Readable> {
    return spawn(process.execPath, [program, ...words], { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Runs it with --json and reads what it printed by its format, which knows every field. */
  async json<S extends v.GenericSchema>(format: S, ...words: string[]): Promise<v.InferOutput<S>> {
    const { code, stdout, stderr } = await this.run(...words, '--json');
    if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
    return v.parse(format, JSON.parse(stdout));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** An .npz file as np.savez writes it: float64, one array a name. */
export const npzOf = (
  arrays: Readonly<Record<string, readonly (readonly number[])[] | readonly number[]>>,
): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(arrays).map(([name, rows]) => {
        const shape = Array.isArray(rows[0]) ? [rows.length, rows[0].length] : [rows.length];
        const bytes = new Uint8Array(Float64Array.from(rows.flat()).buffer);
        return [`${name}.npy`, writeNpy('<f8', shape, bytes)];
      }),
    ),
  );

export interface Column {
  name: string;
  role: 'feature' | 'target' | 'weight' | 'group' | 'ignore';
  type?: 'number' | 'category' | 'boolean' | 'date';
  missing?: string;
  scaler?: string;
  encoding?: string;
  parts?: readonly string[];
}

export interface ProjectParts {
  columns: readonly Column[];
  blocks?: readonly Spec[];
  training?: object;
  split?: object;
  data?: string;
  name?: string;
}

/** A project as a person writes it by hand: a chain of blocks, all rows for training unless said otherwise. */
export const projectOf = ({
  columns,
  blocks = [],
  training = {},
  split = {},
  data = 'data.csv',
  name = 'test',
}: ProjectParts) => ({
  format: 'deepwright',
  version: 3,
  document: {
    name,
    data: {
      source: { kind: 'file', path: data },
      read: {},
      columns: columns.map((each) => ({ type: 'number', missing: 'drop', scaler: 'none', ...each })),
      split: { train: 1, dev: 0, test: 0, stratify: false, seed: 1, ...split },
    },
    graph: chain(...blocks),
    training,
  },
  runs: [],
});
