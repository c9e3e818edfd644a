import { usualKernels, type KernelFacts } from '@deepwright/engine';
import { expect, test, vi } from 'vitest';
import type { Settings } from '../../electron/shared/ipc';
import { fakeBridge } from './testing';

const facts: KernelFacts = { relaxed: true, cores: 4, accelerator: null, refused: [] };
const fast = { build: 'relaxed', threads: 8, accelerator: false } as const;

const load = async (settings: Settings, machine: KernelFacts | Promise<KernelFacts> = facts) => {
  vi.resetModules();
  const fake = fakeBridge({ 'app/settings': () => settings, 'app/kernels': () => machine });
  vi.stubGlobal('window', { deepwright: fake.bridge });
  const { app } = await import('./app.svelte');
  return { ...fake, app, loading: app.load() };
};

test('what is chosen is done as far as the machine can', async () => {
  const { app, loading } = await load({ theme: 'system', kernels: fast }, { ...facts, relaxed: false });
  await loading;
  expect(app.choice).toEqual({ build: 'std', threads: 4, accelerator: false });
});

test('the welcome page does not wait for what the machine can do', async () => {
  let tell: (facts: KernelFacts) => void = () => undefined;
  const { app, loading } = await load(
    { theme: 'system', kernels: fast },
    new Promise<KernelFacts>((resolve) => (tell = resolve)),
  );
  await vi.waitFor(() => expect(app.loaded).toBe(true));
  expect(app.facts).toBeNull();
  tell(facts);
  await loading;
  expect(app.facts).toEqual(facts);
});

test('one setting is changed, and the others are kept with it', async () => {
  const { app, asked, loading } = await load({ theme: 'dark', kernels: usualKernels });
  await loading;
  await app.setKernels(fast);
  await app.setTheme('light');
  expect(asked.filter(({ name }) => name === 'app/saveSettings').map(({ payload }) => payload)).toEqual([
    { theme: 'dark', kernels: fast },
    { theme: 'light', kernels: fast },
  ]);
});
