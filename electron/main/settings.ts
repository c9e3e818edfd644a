import { usualKernels } from '@deepwright/engine';
import { nativeTheme } from 'electron';
import * as v from 'valibot';
import type { Settings } from '../shared/ipc';
import { kernelChoice, theme } from '../shared/payloads';
import { readJson, writeJson } from './json-file';

const usual: Settings = { theme: 'system', kernels: usualKernels };

/** A file of an older version lacks what came later: each setting that is missing or damaged is the usual one. */
const schema: v.GenericSchema<unknown, Settings> = v.object({
  theme: v.fallback(theme, usual.theme),
  kernels: v.fallback(kernelChoice, usual.kernels),
});

/** The person's settings, kept in one file; the theme also turns the window's native parts. */
export class SettingsStore {
  private readonly file: string;
  private settings: Settings;

  constructor(file: string) {
    this.file = file;
    this.settings = readJson(file, schema, usual);
    nativeTheme.themeSource = this.settings.theme;
  }

  get(): Settings {
    return this.settings;
  }

  save(settings: Settings): Settings {
    this.settings = settings;
    nativeTheme.themeSource = settings.theme;
    writeJson(this.file, settings);
    return settings;
  }
}
