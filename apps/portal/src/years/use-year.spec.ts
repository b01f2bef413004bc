/** @jest-environment ./.config/far-zone-page.cjs */
import type { Me } from '@app/contracts';
import { act, renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { MeProvider } from '../shell/me';
import { useChooseYear, useNamedYear, useYear, useYears, withYear } from './use-year';

const programme: Me['programme'] = {
  now: '2026-01-02T01:00:00Z',
  rehearsal: true,
  year: 2025,
  years: [
    { year: 2024, status: 'closed', openedOn: '2024-08-28' },
    { year: 2025, status: 'open', openedOn: '2025-03-03' },
  ],
};

const open = (address: string, path = '*') =>
  renderHook(
    () => ({
      year: useYear(),
      named: useNamedYear(),
      ofObligations: useNamedYear([2026]),
      years: useYears().map(({ year }) => year),
      choose: useChooseYear(),
      at: useLocation(),
    }),
    {
      wrapper: ({ children }: { children: ReactNode }) =>
        createElement(
          MeProvider,
          { value: { programme } as Me },
          createElement(
            MemoryRouter,
            { initialEntries: [address] },
            createElement(Routes, null, createElement(Route, { path, element: children })),
          ),
        ),
    },
  ).result;

describe('the year of a page', () => {
  it('is the one that the work is in, unless the address names another year of the record', () => {
    expect(open('/downloads').current).toMatchObject({ year: '2025', named: undefined, years: [2025, 2024] });
    expect(open('/downloads?year=2024').current).toMatchObject({ year: '2024', named: '2024' });
    expect(open('/years/2024/ledger', '/years/:year/*').current.year).toBe('2024');
    for (const unknown of ['1999', '2026', 'next'])
      expect(open(`/downloads?year=${unknown}`).current).toMatchObject({ year: '2025', named: undefined });
  });

  it('may be a year of the list’s own, such as that of obligations before its programme', () => {
    expect(open('/obligations?year=2026').current.ofObligations).toBe('2026');
    expect(open('/obligations?year=2024').current.ofObligations).toBeUndefined();
  });

  it('is chosen in the address: the part stays, what belonged to the year before goes', () => {
    const ledger = open('/years/2025/ledger', '/years/:year/*');
    act(() => ledger.current.choose('2024'));
    expect(ledger.current.at.pathname).toBe('/years/2024/ledger');
    const report = open('/years/2025/reports/8d1c', '/years/:year/*');
    act(() => report.current.choose('2024'));
    expect(report.current.at.pathname).toBe('/years/2024/reports');
    const list = open('/applications?q=学校&pages=3&year=2025');
    act(() => list.current.choose('2024'));
    expect(Object.fromEntries(new URLSearchParams(list.current.at.search))).toEqual({
      q: '学校',
      year: '2024',
    });
    act(() => list.current.choose(undefined));
    expect(Object.fromEntries(new URLSearchParams(list.current.at.search))).toEqual({ q: '学校' });
  });

  it('goes along to the next page that shows one year', () => {
    expect(withYear('/downloads', '/years/2024/ledger', '')).toBe('/downloads?year=2024');
    expect(withYear('/years', '/downloads', '?year=2024')).toBe('/years?year=2024');
    expect(withYear('/years', '/tasks', '')).toBe('/years');
  });
});
