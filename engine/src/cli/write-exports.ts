import path from 'node:path';
import type { ExporterDef } from '../exporters/_exporter';
import { exporters } from '../exporters/_registry';
import { fail, ok, type Result } from '../issues/issue';
import type { Model } from '../model/model';
import { usageIssue } from './arguments';
import { writeBytes } from './files';

const allExporters: Readonly<Record<string, ExporterDef>> = exporters;

/** The export formats named in `npz,safetensors`. */
export const exportersNamed = (list: string | undefined): Result<readonly ExporterDef[]> => {
  if (list === undefined) return ok([]);
  const chosen: ExporterDef[] = [];
  for (const kind of new Set(list.split(',').map((word) => word.trim()))) {
    const exporter = Object.hasOwn(allExporters, kind) ? allExporters[kind] : undefined;
    if (!exporter) {
      const known = Object.keys(allExporters).join(', ');
      return fail(usageIssue(`--export knows ${known}; ‘${kind}’ came.`, 'train'));
    }
    chosen.push(exporter);
  }
  return ok(chosen);
};

/** Writes the model in each format under one name; a file of that name is replaced. Gives the paths. */
export const writeExports = async (
  model: Model,
  chosen: readonly ExporterDef[],
  { folder, name }: { folder: string; name: string },
): Promise<Result<string[]>> => {
  const files: string[] = [];
  for (const exporter of chosen) {
    const written = await writeBytes(
      path.join(folder, `${name}.${exporter.extension}`),
      exporter.write(model),
      '--out',
    );
    if (!written.ok) return written;
    files.push(written.value);
  }
  return ok(files);
};
