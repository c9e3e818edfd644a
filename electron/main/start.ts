import type { KernelFacts } from '@deepwright/engine';
import { DataThread } from '@deepwright/engine/host/data/data-thread';
import { saveFile, sweepUnfinished } from '@deepwright/engine/host/files';
import { kernelFacts } from '@deepwright/engine/host/kernels/backend';
import { TrainThread } from '@deepwright/engine/host/train/train-thread';
import { app } from 'electron';
import path from 'node:path';
import dataWorker from '../workers/data?modulePath';
import trainWorker from '../workers/train?modulePath';
import type { Handlers } from './answer';
import { DataDesk } from './data-desk';
import { appHandlers } from './handlers/app';
import { checkHandlers } from './handlers/check';
import { dataHandlers } from './handlers/data';
import { exportHandlers } from './handlers/export';
import { projectHandlers } from './handlers/project';
import { trainHandlers } from './handlers/train';
import { serve } from './ipc';
import { runKernels, type RunKernels } from './kernels';
import { log } from './log';
import { installMenu } from './menu';
import { resourcesDir, userFile } from './paths';
import { serveApp } from './protocol';
import { RecentProjects } from './recent';
import { RunDesk } from './run-desk';
import { Samples } from './samples';
import { lockDown } from './security';
import { SettingsStore } from './settings';
import { utilityProbe } from './utility-probe';
import { MainWindow } from './window';

/** Both threads start with the app, so that they are warm when a person first needs them; the bench when it is used. */
function makeServices(window: MainWindow) {
  const data = new DataDesk(window, new DataThread(dataWorker));
  const settings = new SettingsStore(userFile('settings.json'));
  let facts: Promise<KernelFacts> | undefined;
  const machine = (): Promise<KernelFacts> => (facts ??= kernelFacts(utilityProbe));
  const kernels = async (): Promise<RunKernels> => runKernels(settings.get().kernels, await machine());
  let bench: TrainThread | undefined;
  return {
    window,
    data,
    runs: new RunDesk(window, data, new TrainThread(trainWorker), kernels),
    bench: () => (bench ??= new TrainThread(trainWorker)),
    settings,
    samples: new Samples(path.join(resourcesDir(), 'samples')),
    recent: new RecentProjects(userFile('recent.json')),
    saveFile,
    kernelFacts: machine,
  };
}

/** What a crash left half written beside the projects that were used last. */
async function sweep(recent: RecentProjects): Promise<void> {
  const folders = new Set((await recent.list()).map((project) => path.dirname(project.path)));
  for (const folder of folders) {
    const removed = await sweepUnfinished(folder);
    if (removed.length > 0) log.info(`Removed unfinished files from ${folder}: ${removed.join(', ')}`);
  }
}

/** Puts the app together and opens its window. */
export function start(): MainWindow {
  log.info(`Deepwright ${app.getVersion()} on Electron ${process.versions.electron}`);
  lockDown();
  serveApp();
  const window = new MainWindow();
  const services = makeServices(window);
  const handlers = {
    ...appHandlers(services),
    ...projectHandlers(services),
    ...dataHandlers(services),
    ...trainHandlers(services),
    ...checkHandlers(services),
    ...exportHandlers(services),
  } satisfies Handlers;
  serve(handlers, () => window.contents);
  installMenu((id) => window.send('app/command', { id }));
  app.on('window-all-closed', () => app.quit());
  window.open();
  sweep(services.recent).catch((error: unknown) => log.error('Sweeping failed', error));
  return window;
}
