import { fail, ok, type DataSource, type Result } from '@deepwright/engine';
import type { Payload } from '../../shared/ipc';
import type { Area } from '../answer';
import type { DataDesk, Place, Places } from '../data-desk';
import { existingDataFile } from '../data-paths';
import { askForFile, dataFilter } from '../dialogs';
import { noSample, type Samples } from '../samples';
import type { MainWindow } from '../window';

export interface DataServices {
  window: MainWindow;
  samples: Samples;
  data: DataDesk;
}

export function dataHandlers({ window, samples, data }: DataServices): Area<'data'> {
  const placeOf = async (source: DataSource, projectPath: string | null | undefined): Promise<Result<Place>> => {
    if (source.kind === 'sample') {
      const sample = await samples.find(source.id);
      return sample ? ok({ file: samples.fileOf(sample), source }) : fail(noSample(source.id));
    }
    const file = await existingDataFile(source.path, projectPath ?? null);
    return ok({ file, source: { ...source, path: file } });
  };

  const ask = async (): Promise<DataSource | null> => {
    const path = await askForFile(window, 'Open a table', dataFilter);
    return path === null ? null : { kind: 'file', path };
  };

  const placesOf = async ({
    source,
    devSource,
    testSource,
    projectPath,
  }: Payload<'data/open'>): Promise<Result<Places>> => {
    const main = await placeOf(source, projectPath);
    if (!main.ok) return main;
    const dev = devSource && (await placeOf(devSource, projectPath));
    if (dev && !dev.ok) return dev;
    const test = testSource && (await placeOf(testSource, projectPath));
    if (test && !test.ok) return test;
    return ok({ main: main.value, dev: dev?.value, test: test?.value });
  };

  return {
    'data/peek': async ({ source, read, projectPath }) => {
      const chosen = source ?? (await ask());
      if (chosen === null) return ok(null);
      const place = await placeOf(chosen, projectPath);
      if (!place.ok) return place;
      const peek = await data.peek(place.value, read ?? {});
      return peek.ok ? ok({ source: place.value.source, peek: peek.value }) : peek;
    },
    'data/open': async (payload) => {
      const places = await placesOf(payload);
      return places.ok ? data.open(places.value, payload.read ?? {}) : places;
    },
    'data/cancel': () => {
      data.cancel();
      return ok(null);
    },
    'data/rows': ({ dataId, start, count }) => data.thread.rows(dataId, start, count),
    'data/check': ({ dataId, data: spec }) => data.thread.check(dataId, spec),
    'data/study': ({ dataId, data: spec, job }) => data.thread.study(dataId, spec, job),
    'data/close': ({ dataId }) => data.close(dataId),
  };
}
