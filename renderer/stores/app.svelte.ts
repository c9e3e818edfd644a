import type { AppInfo, RecentProject, SampleInfo, Settings } from '../../electron/shared/ipc';
import { ask } from './bridge';
import { view } from './view.svelte';

/** What the app brings along, whatever project is open: its version, the samples, the projects opened before. */
class AppStore {
  info = $state.raw<AppInfo | null>(null);
  samples = $state.raw<readonly SampleInfo[]>([]);
  recent = $state.raw<readonly RecentProject[]>([]);
  /** Asked once; until then the lists say nothing about what there is. */
  loaded = $state(false);

  async load(): Promise<void> {
    const [info, settings, samples, recent] = await Promise.all([
      ask('app/info', {}, view.report),
      ask('app/settings', {}, view.report),
      ask('app/samples', {}, view.report),
      ask('app/recent', {}, view.report),
    ]);
    if (settings) view.theme = settings.theme;
    this.info = info;
    this.samples = samples ?? [];
    this.recent = recent ?? [];
    this.loaded = true;
  }

  /** After a save or an open: the list on the welcome page is another one. */
  async loadRecent(): Promise<void> {
    this.recent = (await ask('app/recent', {}, view.report)) ?? this.recent;
  }

  async setTheme(theme: Settings['theme']): Promise<void> {
    view.theme = theme;
    await ask('app/saveSettings', { theme }, view.report);
  }
}

export const app = new AppStore();
