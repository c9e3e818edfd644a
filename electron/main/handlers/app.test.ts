import { ok, usualKernels, type KernelFacts } from '@deepwright/engine';
import { describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../shared/ipc';
import { answerRequest } from '../answer';
import { appHandlers, type AppServices } from './app';

vi.mock('electron', () => ({ app: { getVersion: () => '0.1.0' } }));

const facts: KernelFacts = { relaxed: true, cores: 2, accelerator: null, refused: [] };

/** The handlers over settings that are only remembered. */
function handlersWith() {
  let kept: Settings = { theme: 'system', kernels: usualKernels };
  const settings = { get: () => kept, save: (next: Settings) => (kept = next) };
  const services = { settings, kernelFacts: () => Promise.resolve(facts) };
  return appHandlers(services as unknown as AppServices);
}

const fail = (error: unknown): never => {
  throw error;
};

describe('the app’s own requests', () => {
  it('tell what the machine can compute with', async () => {
    const handlers = handlersWith();
    expect(await answerRequest('app/kernels', handlers['app/kernels'], {}, fail)).toEqual(ok(facts));
  });

  it('keep the choice of kernels', async () => {
    const handlers = handlersWith();
    const next: Settings = { theme: 'dark', kernels: { build: 'relaxed', threads: 2, accelerator: true } };
    expect(await answerRequest('app/saveSettings', handlers['app/saveSettings'], next, fail)).toEqual(ok(next));
    expect(await answerRequest('app/settings', handlers['app/settings'], {}, fail)).toEqual(ok(next));
  });

  it.each([
    ['without kernels', { theme: 'dark' }],
    ['with a build that is none', { theme: 'dark', kernels: { ...usualKernels, build: 'turbo' } }],
    ['with half a thread', { theme: 'dark', kernels: { ...usualKernels, threads: 0.5 } }],
  ])('refuse settings %s, and keep those they had', async (_which, payload) => {
    const handlers = handlersWith();
    const answer = await answerRequest('app/saveSettings', handlers['app/saveSettings'], payload, fail);
    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'app/payload' }] });
    expect(await answerRequest('app/settings', handlers['app/settings'], {}, fail)).toMatchObject({
      value: { theme: 'system', kernels: usualKernels },
    });
  });
});
