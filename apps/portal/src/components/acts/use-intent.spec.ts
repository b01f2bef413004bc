/** @jest-environment ./.config/far-zone-page.cjs */
import { act, renderHook, waitFor } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { answerWith, refusal } from '../../../../../test/support/portal/fake-api';
import { queries } from '../../server/query';
import { useAct } from './use-act';
import { useBulk } from './use-bulk';
import { useIntent } from './use-intent';
import { useOnce } from './use-once';
import { useYearCommand, useYearPreview } from './use-year-command';

const wrapper = ({ children }: { children: ReactNode }) =>
  createElement(QueryClientProvider, { client: queries }, children);
const open = <T>(hook: () => T) => renderHook(hook, { wrapper }).result;
const nowait = { 'retry-after': '0.01' };

afterEach(() => queries.clear());

describe('an act', () => {
  const withdraw = { type: 'withdraw', reason: '重复申报' } as never;

  it('carries one id as long as its content is the same, another one with another content', async () => {
    let answers = [() => refusal(409, 'moved'), () => ({ ok: true }), () => ({ ok: true })];
    const calls = answerWith({ act: () => answers.shift()!() });
    const page = open(() => useAct('a1'));
    await act(() => page.current.mutateAsync(withdraw).catch(() => undefined));
    await act(() => page.current.mutateAsync(withdraw));
    await act(() => page.current.mutateAsync({ type: 'withdraw', reason: '有误' } as never));
    const ids = calls.map(({ body }) => body.commandId);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[1]);
    answers = [];
    expect(calls.map(({ params }) => params.id)).toEqual(['a1', 'a1', 'a1']);
  });

  it('is sent again by itself under the same id while the service asks for patience', async () => {
    const answers = [() => refusal(503, 'busy', {}, nowait), () => ({ ok: true })];
    const calls = answerWith({ act: () => answers.shift()!() });
    const page = open(() => useAct('a1'));
    await act(() => page.current.mutateAsync(withdraw));
    expect(new Set(calls.map(({ body }) => body.commandId)).size).toBe(1);
    expect(calls).toHaveLength(2);
  });

  it.each([200, 409, 404])('that ends with %d lets everything shown be read again', async (status) => {
    answerWith({ act: () => (status === 200 ? { ok: true } : refusal(status, 'moved')) });
    queries.setQueryData(['getApplication', {}], { id: 'a1' });
    const page = open(() => useAct('a1'));
    await act(() => page.current.mutateAsync(withdraw).catch(() => undefined));
    expect(queries.getQueryState(['getApplication', {}])?.isInvalidated).toBe(true);
  });

  it('that is refused for its content leaves what is shown', async () => {
    answerWith({ act: () => refusal(422, 'invalid') });
    queries.setQueryData(['getApplication', {}], { id: 'a1' });
    const page = open(() => useAct('a1'));
    await act(() => page.current.mutateAsync(withdraw).catch(() => undefined));
    expect(queries.getQueryState(['getApplication', {}])?.isInvalidated).toBe(false);
  });

  it('is sent once by a double click', async () => {
    const sent: unknown[] = [];
    let finish = (_: string) => {};
    const page = open(() =>
      useOnce(
        useIntent<{ n: number }, string>((command) => {
          sent.push(command);
          return new Promise((resolve) => (finish = resolve));
        }),
      ),
    );
    act(() => page.current({ n: 1 }));
    act(() => page.current({ n: 1 }));
    await waitFor(() => expect(sent).toHaveLength(1));
    await act(async () => finish('done'));
    act(() => page.current({ n: 2 }));
    await waitFor(() => expect(sent).toHaveLength(2));
  });
});

describe('an act on a year', () => {
  it('can be looked at before it is done: a preview says that it is one', async () => {
    const calls = answerWith({ actOnProgramme: () => ({ ok: true }) });
    const page = open(() => ({ act: useYearCommand('2024'), preview: useYearPreview('2024') }));
    const close = { type: 'close' } as never;
    await act(() => page.current.preview.mutateAsync(close));
    await act(() => page.current.act.mutateAsync(close));
    expect(calls.map(({ body }) => body.preview)).toEqual([true, undefined]);
    expect(calls.every(({ params }) => params.year === '2024')).toBe(true);
  });
});

describe('an act on many', () => {
  const acts = Array.from({ length: 250 }, (_, i) => ({ applicationId: `a${i}`, command: { type: 'name' } }));
  const itemsOf = (body: any) => body.items as { applicationId: string; command: { commandId: string } }[];
  const done = ({ body }: { body: any }) => ({
    items: itemsOf(body).map(({ applicationId }) => ({ applicationId, status: 200 })),
  });

  it('goes in parts of at most two hundred, and says of each what became of it', async () => {
    const calls = answerWith({ actInBulk: done });
    const page = open(() => useBulk());
    await act(() => page.current.send(acts));
    expect(calls.map(({ body }) => itemsOf(body).length)).toEqual([200, 50]);
    expect(page.current.results.size).toBe(250);
    expect(page.current).toMatchObject({ sending: false, error: undefined });
  });

  it('that broke off is sent again under the same ids', async () => {
    let isUp = false;
    const calls = answerWith({ actInBulk: (received) => (isUp ? done(received) : refusal(503, 'busy')) });
    const page = open(() => useBulk());
    await act(() => page.current.send(acts.slice(0, 2)));
    expect(page.current.error?.status).toBe(503);
    isUp = true;
    await act(() => page.current.send(acts.slice(0, 2)));
    expect(page.current.error).toBeUndefined();
    const [first, second] = calls.map(({ body }) => itemsOf(body).map(({ command }) => command.commandId));
    expect(first).toEqual(second);
    expect(new Set(first).size).toBe(2);
  });
});
