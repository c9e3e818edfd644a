import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

/** A small file of the app's own memory: when it is missing or damaged, the default stands in. */
export function readJson<T>(file: string, schema: v.GenericSchema<unknown, T>, otherwise: T): T {
  try {
    const read = v.safeParse(schema, JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.output : otherwise;
  } catch {
    return otherwise;
  }
}

/** Losing these files loses a convenience, no work: a rename is enough to never leave half of one. */
export function writeJson(file: string, value: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const aside = `${file}.new`;
  writeFileSync(aside, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(aside, file);
}
