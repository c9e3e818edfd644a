import { nativeTheme } from 'electron';
import * as v from 'valibot';
import type { Settings } from '../shared/ipc';
import { readJson, writeJson } from './json-file';
import { userFile } from './paths';

const schema: v.GenericSchema<unknown, Settings> = v.object({ theme: v.picklist(['system', 'light', 'dark']) });

/** The person's settings, kept in their own data folder; the theme also turns the window's native parts. */
export class SettingsStore {
  private settings: Settings;

  constructor() {
    this.settings = readJson(userFile('settings.json'), schema, { theme: 'system' });
    nativeTheme.themeSource = this.settings.theme;
  }

  get(): Settings {
    return this.settings;
  }

  save(settings: Settings): Settings {
    this.settings = settings;
    nativeTheme.themeSource = settings.theme;
    writeJson(userFile('settings.json'), settings);
    return settings;
  }
}
