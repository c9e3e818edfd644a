import { ok, type KernelFacts } from '@deepwright/engine';
import { app } from 'electron';
import type { AppInfo } from '../../shared/ipc';
import type { Area } from '../answer';
import type { RecentProjects } from '../recent';
import type { Samples } from '../samples';
import type { SettingsStore } from '../settings';
import type { MainWindow } from '../window';

export interface AppServices {
  window: MainWindow;
  settings: SettingsStore;
  samples: Samples;
  recent: RecentProjects;
  /** Looked for once; the first answer takes a moment. */
  kernelFacts: () => Promise<KernelFacts>;
}

const info = (): AppInfo => ({
  version: app.getVersion(),
  electron: process.versions.electron ?? '',
  chromium: process.versions.chrome ?? '',
  node: process.versions.node,
  platform: process.platform,
});

export const appHandlers = ({ window, settings, samples, recent, kernelFacts }: AppServices): Area<'app'> => ({
  'app/info': () => ok(info()),
  'app/kernels': async () => ok(await kernelFacts()),
  'app/settings': () => ok(settings.get()),
  'app/saveSettings': (payload) => ok(settings.save(payload)),
  'app/samples': async () => ok(await samples.infos()),
  'app/recent': async () => ok(await recent.list()),
  'app/windowState': ({ title, dirty }) => {
    window.setState(title, dirty);
    return ok(null);
  },
  'app/confirmClose': () => {
    window.confirmClose();
    return ok(null);
  },
});
