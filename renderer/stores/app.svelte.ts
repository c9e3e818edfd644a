import { possibleChoice, usualKernels, type KernelChoice, type KernelFacts } from '@deepwright/engine';
import type { AppInfo, RecentProject, SampleInfo, Settings } from '../../electron/shared/ipc';
import { ask } from './bridge';
import { view } from './view.svelte';

/** What the app brings along, whatever project is open: its version, the samples, the projects opened before. */
class AppStore {
  info = $state.raw<AppInfo | null>(null);
  /** What this machine can compute with; known a moment after the rest. */
  facts = $state.raw<KernelFacts | null>(null);
  samples = $state.raw<readonly SampleInfo[]>([]);
  recent = $state.raw<readonly RecentProject[]>([]);
  /** Asked once; until then the lists say nothing about what there is. */
  loaded = $state(false);
  private kernels = $state.raw<KernelChoice>(usualKernels);

  /** What the next run computes with: what was chosen, as far as this machine can do it. */
  choice = $derived(this.facts ? possibleChoice(this.kernels, this.facts) : this.kernels);

  async load(): Promise<void> {
    const [info, settings, samples, recent] = await Promise.all([
      ask('app/info', {}, view.report),
      ask('app/settings', {}, view.report),
      ask('app/samples', {}, view.report),
      ask('app/recent', {}, view.report),
    ]);
    if (settings) {
      view.theme = settings.theme;
      this.kernels = settings.kernels;
    }
    this.info = info;
    this.samples = samples ?? [];
    this.recent = recent ?? [];
    this.loaded = true;
    this.facts = await ask('app/kernels', {}, view.report);
  }

  /** After a save or an open: the list on the welcome page is another one. */
  async loadRecent(): Promise<void> {
    this.recent = (await ask('app/recent', {}, view.report)) ?? this.recent;
  }

  async setTheme(theme: Settings['theme']): Promise<void> {
    view.theme = theme;
    await this.save();
  }

  /** For the next run: one in progress keeps its own. */
  async setKernels(kernels: KernelChoice): Promise<void> {
    this.kernels = kernels;
    await this.save();
  }

  private async save(): Promise<void> {
    await ask('app/saveSettings', { theme: view.theme, kernels: this.kernels }, view.report);
  }
}

export const app = new AppStore();
