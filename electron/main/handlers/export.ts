import {
  exporters,
  fail,
  ok,
  type ExporterDef,
  type Issue,
  type Model,
  type Result,
  type RunRecord,
} from '@deepwright/engine';
import type { TrainThread } from '@deepwright/engine/host/train/train-thread';
import { app } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExportProof } from '../../shared/ipc';
import type { Area } from '../answer';
import type { DataDesk } from '../data-desk';
import { askForPlace, fileNameFrom } from '../dialogs';
import { maxDifference, sameBits } from '../export-proof';
import { fileIssue, isFileError } from '../file-issues';
import { log } from '../log';
import type { MainWindow } from '../window';

export interface ExportServices {
  window: MainWindow;
  data: DataDesk;
  bench: () => TrainThread;
  saveFile: (file: string, bytes: Uint8Array) => Promise<void>;
}

const formats: readonly ExporterDef[] = Object.values(exporters);

const issue = (code: string, message: string, hint: string): Issue => ({
  code: `export/${code}`,
  level: 'error',
  message,
  hint,
});

const unknownFormat = (format: string): Issue =>
  issue(
    'format',
    `Expected one of ${formats.map(({ kind }) => kind).join(', ')}, got “${format}”.`,
    'Choose a format of the list.',
  );

const noWeights = ({ number }: RunRecord): Issue =>
  issue(
    'no-weights',
    `Run ${number} kept no weights, so there is nothing to export.`,
    'Export another run, or train again.',
  );

/** Writes the file and reads its bytes back from the disk. */
async function writeAndRead(
  file: string,
  bytes: Uint8Array,
  saveFile: ExportServices['saveFile'],
): Promise<Result<Uint8Array>> {
  try {
    await saveFile(file, bytes);
    // A plain array: a Buffer's `slice` is a view of shared memory, not a copy.
    return ok(new Uint8Array(await readFile(file)));
  } catch (error) {
    if (isFileError(error)) return fail(fileIssue(file, error, 'write'));
    throw error;
  }
}

export function exportHandlers({ window, data, bench, saveFile }: ExportServices): Area<'export'> {
  /** Dev rows predicted with the weights from the file and with the app's own; no rows where the run's data is not open. */
  const compare = async (
    run: RunRecord,
    fromFile: Model,
    dataId: string | null,
  ): Promise<Pick<ExportProof, 'rows' | 'maxDifference'>> => {
    const none = { rows: 0, maxDifference: 0 };
    if (dataId === null || data.hashOf(dataId) !== run.dataHash) return none;
    const table = await data.table(dataId);
    if (!table.ok) return none;
    const subject = { document: run.document, table: table.value };
    const theirs = await bench().predictDev(subject, fromFile);
    const ours = await bench().predictDev(subject, run.result.model);
    if (!theirs.ok || !ours.ok) {
      log.warn('The dev rows could not be predicted for the proof', theirs, ours);
      return none;
    }
    return { rows: ours.value.rows, maxDifference: maxDifference(ours.value.yHat, theirs.value.yHat) };
  };

  const write = async (
    run: RunRecord,
    exporter: ExporterDef,
    place: string,
    dataId: string | null,
  ): Promise<Result<ExportProof>> => {
    const { model } = run.result;
    const readBack = await writeAndRead(place, exporter.write(model), saveFile);
    if (!readBack.ok) return readBack;
    const fromFile = exporter.read(readBack.value);
    if (!fromFile.ok) return fromFile;
    const { tensors } = fromFile.value;
    return ok({
      format: exporter.kind,
      path: place,
      bytes: readBack.value.length,
      tensors: tensors.length,
      sameBits: sameBits(model.tensors, tensors),
      ...(await compare(run, fromFile.value, dataId)),
    });
  };

  return {
    'export/formats': () =>
      ok(
        formats.map(({ kind, title, extension, help, cannot, readWith }) => ({
          kind,
          title,
          extension,
          help,
          cannot,
          readWith,
        })),
      ),
    'export/write': async ({ run, format, dataId }) => {
      const exporter = formats.find(({ kind }) => kind === format);
      if (!exporter) return fail(unknownFormat(format));
      if (run.result.model.tensors.length === 0) return fail(noWeights(run));
      const suggested = path.join(app.getPath('documents'), fileNameFrom(run.result.model.name, exporter.extension));
      const filter = { name: exporter.title, extensions: [exporter.extension] };
      const place = await askForPlace(window, `Export ${exporter.title}`, suggested, filter);
      return place === null ? ok(null) : write(run, exporter, place, dataId);
    },
  };
}
