import { fail, ok, type Result } from '@deepwright/engine';
import type { Payload } from '../../shared/ipc';
import type { Area } from '../answer';
import type { DataDesk, Place } from '../data-desk';
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
  const placeOf = async ({ source, projectPath }: Payload<'data/open'>): Promise<Result<Place | null>> => {
    if (!source) {
      const file = await askForFile(window, 'Open CSV', dataFilter);
      return ok(file === null ? null : { file, source: { kind: 'file', path: file } });
    }
    if (source.kind === 'sample') {
      const sample = await samples.find(source.id);
      return sample ? ok({ file: samples.fileOf(sample), source }) : fail(noSample(source.id));
    }
    const file = await existingDataFile(source.path, projectPath ?? null);
    return ok({ file, source: { ...source, path: file } });
  };

  return {
    'data/open': async (payload) => {
      const place = await placeOf(payload);
      if (!place.ok) return place;
      return place.value === null ? ok(null) : data.open(place.value, payload.read ?? {});
    },
    'data/rows': ({ dataId, start, count }) => data.thread.rows(dataId, start, count),
    'data/check': ({ dataId, data: spec }) => data.thread.check(dataId, spec),
    'data/close': ({ dataId }) => data.close(dataId),
  };
}
