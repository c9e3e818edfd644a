import { usualKernels } from '@deepwright/engine';
import { nativeTheme } from 'electron';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SettingsStore } from './settings';

vi.mock('electron', () => ({ nativeTheme: { themeSource: 'light' } }));

const fast = { build: 'relaxed', threads: 2, accelerator: true } as const;

describe('the settings', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'settings-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = (): string => path.join(folder, 'settings.json');
  const read = (contents: unknown) => {
    writeFileSync(file(), JSON.stringify(contents));
    return new SettingsStore(file()).get();
  };

  it('are the usual ones before any were kept', () => {
    expect(new SettingsStore(file()).get()).toEqual({ theme: 'system', kernels: usualKernels });
  });

  it('are kept over a restart, and turn the native parts', () => {
    new SettingsStore(file()).save({ theme: 'dark', kernels: fast });
    expect(nativeTheme.themeSource).toBe('dark');
    nativeTheme.themeSource = 'light';
    expect(new SettingsStore(file()).get()).toEqual({ theme: 'dark', kernels: fast });
    expect(nativeTheme.themeSource).toBe('dark');
  });

  it('of a version that did not choose kernels get the usual ones', () => {
    expect(read({ theme: 'dark' })).toEqual({ theme: 'dark', kernels: usualKernels });
  });

  it.each([
    ['build', { ...fast, build: 'turbo' }],
    ['threads', { ...fast, threads: -1 }],
    ['threads', { ...fast, threads: 1.5 }],
    ['accelerator', { build: 'std', threads: 0 }],
  ])('lose by a damaged %s no more than the kernels', (_which, kernels) => {
    expect(read({ theme: 'dark', kernels })).toEqual({ theme: 'dark', kernels: usualKernels });
  });
});
