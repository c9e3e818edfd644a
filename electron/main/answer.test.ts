import { describe, expect, it, vi } from 'vitest';
import { answerRequest } from './answer';

const quiet = () => undefined;

describe('answering a request', () => {
  it('hands a good payload to the handler', async () => {
    const handler = vi.fn(() => ({ ok: true, value: null }) as const);
    const payload = { title: 'iris', dirty: true };
    expect(await answerRequest('app/windowState', handler, payload, quiet)).toEqual({ ok: true, value: null });
    expect(handler).toHaveBeenCalledWith(payload);
  });

  it.each([[undefined], [null], ['text'], [{}], [{ title: 'iris', dirty: 'yes' }], [{ title: 7, dirty: true }]])(
    'refuses %j with the place and what was expected',
    async (payload) => {
      const handler = vi.fn(() => ({ ok: true, value: null }) as const);
      const answer = await answerRequest('app/windowState', handler, payload, quiet);
      expect(handler).not.toHaveBeenCalled();
      expect(answer).toMatchObject({ ok: false, issues: [{ code: 'app/payload', level: 'error' }] });
      if (!answer.ok) expect(answer.issues[0]?.message).toMatch(/expected .+, got .+\./);
    },
  );

  it('says that a document must be an object', async () => {
    const payload = { document: 'all of it', dataId: '1', run: 1 };
    const answer = await answerRequest('train/start', () => ({ ok: true, value: { run: 1 } }), payload, quiet);
    expect(answer.ok).toBe(false);
  });

  it('refuses rows that cannot be', async () => {
    const handler = vi.fn(() => ({ ok: true, value: { start: 0, lines: [], cells: [] } }) as const);
    for (const [start, count] of [
      [-1, 10],
      [0.5, 10],
      [0, -1],
      [0, 1e9],
    ] as const) {
      const answer = await answerRequest('data/rows', handler, { dataId: '1', start, count }, quiet);
      expect(answer.ok).toBe(false);
    }
    expect(handler).not.toHaveBeenCalled();
  });

  it('turns an exception into an issue, and reports it', async () => {
    const onError = vi.fn();
    const broken = () => {
      throw new Error('no such thing');
    };
    const answer = await answerRequest('app/info', broken, {}, onError);
    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'app/internal' }] });
    if (!answer.ok) expect(answer.issues[0]?.message).toContain('no such thing');
    expect(onError).toHaveBeenCalledOnce();
  });
});
