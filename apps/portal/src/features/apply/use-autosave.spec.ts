/** @jest-environment ./.config/far-zone-page.cjs */
import { act, renderHook } from '@testing-library/react';
import { Problem } from '../../server/problem';
import { useAutosave } from './use-autosave';

/** Longer than the pause before a save. */
const PAUSE_MS = 1000;
const later = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function open(save: (text: string) => Promise<void>) {
  const { result, unmount } = renderHook(() => useAutosave(save));
  const type = (text: string) => act(() => result.current.typed(text));
  return { page: result, type, unmount, stateOf: () => result.current.state.kind };
}

describe('what is typed', () => {
  it('is saved once, after a pause, as it stands then', async () => {
    const saved: string[] = [];
    const { type, stateOf } = open(async (text) => void saved.push(text));
    for (const text of ['第', '第一', '第一小学']) type(text);
    expect(stateOf()).toBe('typing');
    expect(saved).toEqual([]);
    await later(PAUSE_MS);
    expect(saved).toEqual(['第一小学']);
    expect(stateOf()).toBe('saved');
  });

  it('while it is being saved is saved next; two saves never run at once', async () => {
    const done: (() => void)[] = [];
    const begun: string[] = [];
    const { type, page, stateOf } = open((text) => {
      begun.push(text);
      return new Promise((resolve) => done.push(resolve));
    });
    type('a');
    await later(PAUSE_MS);
    type('b');
    await later(PAUSE_MS);
    expect(begun).toEqual(['a']);
    expect(stateOf()).toBe('saving');
    const all = page.current.flush();
    done.shift()!();
    await later(0);
    expect(begun).toEqual(['a', 'b']);
    done.shift()!();
    await later(0);
    expect(await all).toBe(true);
    expect(stateOf()).toBe('saved');
  });

  it('is tried again by itself when it is unclear whether it was saved, with what was typed last', async () => {
    const tried: string[] = [];
    const { type, stateOf } = open(async (text) => {
      tried.push(text);
      if (tried.length === 1) throw new Problem({ status: 503 }, 3);
    });
    type('a');
    await later(PAUSE_MS);
    expect(stateOf()).toBe('failed');
    await later(2700);
    expect(tried).toEqual(['a']);
    await later(200);
    expect(tried).toEqual(['a', 'a']);
    expect(stateOf()).toBe('saved');
  });

  it('that is refused is not sent again before something else is typed', async () => {
    const tried: string[] = [];
    const { type, page, stateOf } = open(async (text) => {
      tried.push(text);
      if (text === 'bad') throw new Problem({ status: 422, detail: '太长。' });
    });
    type('bad');
    await later(PAUSE_MS);
    expect(page.current.state).toMatchObject({ kind: 'failed', problem: { message: '太长。' } });
    await later(60_000);
    expect(tried).toEqual(['bad']);
    type('good');
    await later(PAUSE_MS);
    expect(tried).toEqual(['bad', 'good']);
    expect(stateOf()).toBe('saved');
  });

  it('is saved at once where a page is to go on, which learns whether it could be', async () => {
    const saved: string[] = [];
    const good = open(async (text) => void saved.push(text));
    good.type('a');
    await act(async () => expect(await good.page.current.flush()).toBe(true));
    expect(saved).toEqual(['a']);
    const bad = open(() => Promise.reject(new Problem({ status: 403 })));
    bad.type('a');
    await act(async () => expect(await bad.page.current.flush()).toBe(false));
  });
});
