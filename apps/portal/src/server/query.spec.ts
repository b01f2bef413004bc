/** @jest-environment ./.config/far-zone-page.cjs */
import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { answerWith, refusal } from '../../../../test/support/portal/fake-api';
import { useConditions, useList } from '../components/lists/use-list';
import { useWorkingDays } from '../dates/use-working-days';
import { useUrge } from '../features/board/use-urge';
import { useMove } from '../features/rehearsal/use-move';
import { queries, useCall } from './query';
import { useTypeOf } from './use-type-of';

const open = <T>(hook: () => T, address = '/') =>
  renderHook(hook, {
    wrapper: ({ children }: { children: ReactNode }) =>
      createElement(
        QueryClientProvider,
        { client: queries },
        createElement(MemoryRouter, { initialEntries: [address] }, children),
      ),
  }).result;

afterEach(() => queries.clear());

describe('what is read', () => {
  it('waits until it is asked for, and says why it is refused without asking again', async () => {
    const calls = answerWith({ getMe: () => refusal(403, 'forbidden') });
    open(() => useCall('getMe', undefined, { when: false }));
    expect(calls).toEqual([]);
    const page = open(() => useCall('getMe'));
    await waitFor(() => expect(page.current.error?.code).toBe('forbidden'));
    expect(calls).toHaveLength(1);
  });

  it('is asked for again where the service fails for a moment', async () => {
    const answers = [() => refusal(503, 'busy', {}, { 'retry-after': '0.01' }), () => ({ id: 'u1' })];
    answerWith({ getMe: () => answers.shift()!() });
    const page = open(() => useCall('getMe'));
    await waitFor(() => expect(page.current.data).toEqual({ id: 'u1' }));
  });
});

describe('the type of an application', () => {
  it('is the one of the rules to which it is bound', async () => {
    const calls = answerWith({
      listCellTypes: () => ({ items: [{ code: 'A' }, { code: 'B', name: '学校' }] }),
    });
    const page = open(() => useTypeOf({ programmeYear: 2024, rulesVersion: 'v1', cellType: 'B' } as never));
    await waitFor(() => expect(page.current.type).toEqual({ code: 'B', name: '学校' }));
    expect(calls[0]!.query).toEqual({ year: '2024', version: 'v1' });
  });
});

describe('a day of the official calendar', () => {
  it('works on weekdays, save days off; rests on weekends, save those that are worked', async () => {
    const calendar = { status: 'published', off: ['2024-10-01'], makeup: ['2024-10-12'] };
    answerWith({ getCalendar: () => calendar });
    const page = open(() => useWorkingDays('2024'));
    expect(page.current('2024-10-08')).toEqual({ works: true, provisional: true });
    await waitFor(() => expect(page.current('2024-10-08')).toEqual({ works: true, provisional: false }));
    expect(page.current('2024-10-01')).toMatchObject({ works: false, mark: '休' });
    expect(page.current('2024-10-12')).toMatchObject({ works: true, mark: '班' });
    expect(page.current('2024-10-13').works).toBe(false);
  });
});

describe('a list', () => {
  const pages = 3;
  const answer = ({ query }: { query: Record<string, string> }) => {
    const page = Number(query.cursor ?? 0);
    return { items: [{ id: page }], nextCursor: page + 1 < pages ? String(page + 1) : null };
  };

  it('is read page by page, to its end', async () => {
    answerWith({ listTasks: answer });
    const list = open(() => useList('listTasks', {}));
    await waitFor(() => expect(list.current.items).toHaveLength(1));
    for (const count of [2, 3]) {
      act(() => list.current.more());
      await waitFor(() => expect(list.current.items).toHaveLength(count));
    }
    expect(list.current.hasMore).toBe(false);
  });

  it('comes back as long as it was, and begins anew when its conditions change', async () => {
    answerWith({ listTasks: answer });
    const page = open(
      () => ({ list: useList('listTasks', {}), conditions: useConditions(['q']) }),
      '/tasks?pages=3&q=a',
    );
    await waitFor(() => expect(page.current.list.items.map((one: any) => one.id)).toEqual([0, 1, 2]));
    expect(page.current.conditions.values).toEqual({ q: 'a' });
    act(() => page.current.conditions.change({ q: undefined }));
    expect(page.current.conditions.values).toEqual({ q: undefined });
  });
});

describe('催办 of many', () => {
  it('tells of each matter whether the word went out', async () => {
    const matter = (id: string, kind: 'application' | 'obligation') => ({
      id,
      kind,
      name: id,
      holders: [],
      urged: [],
    });
    const calls = answerWith({
      actInBulk: () => ({ items: [{ applicationId: 'a1', status: 200 }] }),
      actOnObligation: ({ params }) => (params.id === 'o1' ? {} : refusal(409, 'urgedToday')),
    });
    const page = open(() => useUrge());
    await act(() =>
      page.current.urge([
        matter('a1', 'application'),
        matter('o1', 'obligation'),
        matter('o2', 'obligation'),
      ]),
    );
    expect([...page.current.results].map(([id, { ok }]) => [id, ok])).toEqual([
      ['a1', true],
      ['o1', true],
      ['o2', false],
    ]);
    expect(calls.map(({ name }) => name)).toEqual(['actInBulk', 'actOnObligation', 'actOnObligation']);
  });
});

describe('the programme’s clock', () => {
  it('says from when to when it was moved', async () => {
    answerWith({
      getClock: () => ({ now: '2024-09-27T01:00:00Z', movingTo: null }),
      moveClock: ({ body }) => ({ now: body.now }),
    });
    const page = open(() => useMove());
    await act(() => page.current.move.mutateAsync('2024-09-30T01:00:00Z'));
    await waitFor(() =>
      expect(page.current.move.data).toEqual({ from: '2024-09-27T01:00:00Z', to: '2024-09-30T01:00:00Z' }),
    );
  });
});
