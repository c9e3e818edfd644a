import { emptyDocument, projectVersion } from '@deepwright/engine';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBridge } from '../stores/testing';

const load = async () => {
  vi.resetModules();
  const file = { format: 'deepwright' as const, version: projectVersion, document: emptyDocument(), runs: [] };
  const fake = fakeBridge({
    'project/open': () => ({ path: 'one.dw', file }),
    'project/save': () => ({ path: 'one.dw', savedAt: '2026-11-22T14:02:00Z' }),
  });
  vi.stubGlobal('window', { deepwright: fake.bridge });
  const { leaving } = await import('./leaving.svelte');
  const { doc } = await import('../stores/document.svelte');
  const { project } = await import('../stores/project.svelte');
  return { fake, leaving, doc, project };
};

let app: Awaited<ReturnType<typeof load>>;
beforeEach(async () => {
  app = await load();
  await app.project.open('one.dw');
});

const edit = () => app.doc.apply({ do: 'name', name: 'edited' }, 'Rename');
const asked = (name: string) => app.fake.asked.some((request) => request.name === name);

test('nothing at stake, nothing asked', async () => {
  expect(await app.leaving.may()).toBe(true);
  expect(app.leaving.question).toBeNull();
});

test('cancel stays, discard leaves without saving', async () => {
  edit();
  const first = app.leaving.may();
  expect(app.leaving.question).toBe('changes');
  app.leaving.answer('cancel');
  expect(await first).toBe(false);
  const second = app.leaving.may();
  app.leaving.answer('discard');
  expect(await second).toBe(true);
  expect(asked('project/save')).toBe(false);
});

test('save leaves only when it was saved', async () => {
  edit();
  const first = app.leaving.may();
  app.leaving.answer('save');
  expect(await first).toBe(true);
  expect(asked('project/save')).toBe(true);
  edit();
  app.doc.apply({ do: 'name', name: 'once more' }, 'Rename');
  app.fake.responses['project/save'] = () => null;
  const second = app.leaving.may();
  app.leaving.answer('save');
  expect(await second).toBe(false);
});

test('one question at a time', async () => {
  edit();
  const first = app.leaving.may();
  expect(await app.leaving.may()).toBe(false);
  app.leaving.answer('discard');
  expect(await first).toBe(true);
});
