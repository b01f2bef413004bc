/** @jest-environment ./.config/far-zone-page.cjs */
import fc from 'fast-check';
import { act, renderHook } from '@testing-library/react';
import { dropEntry, keepEntry, readEntry } from '../features/contributions/entry-drafts';
import { useKeptChange } from '../features/settings/kept-change';
import { dropKept, keep, kept } from './kept-here';
import { useNotKept } from './not-kept';
import { useLargeType } from './large-type';

beforeEach(() => localStorage.clear());
afterEach(() => jest.restoreAllMocks());

/** Makes every call of localStorage throw, as in a browser that blocks it or has no space left. */
function closeTheStore(): void {
  for (const name of ['getItem', 'setItem', 'removeItem'] as const)
    jest.spyOn(Storage.prototype, name).mockImplementation(() => {
      throw new DOMException('closed', 'SecurityError');
    });
}

describe('what the device does not keep', () => {
  it('is said until it is kept or dropped: the store is full, or blocked', () => {
    const { result } = renderHook(() => useNotKept('input'));
    expect(result.current).toBe(false);
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    act(() => keep('one', { text: '台账' }));
    act(() => keepEntry('user', 'duty', 'T05', { progress: '已建台账' }));
    expect(result.current).toBe(true);
    full.mockRestore();
    act(() => keep('one', { text: '台账' }));
    expect(result.current).toBe(true); // the other place still has nothing
    act(() => dropEntry('user', 'duty', 'T05'));
    expect(result.current).toBe(false);
  });
});

describe('what was typed and is kept on this device', () => {
  it('always comes back as it was typed, until it is dropped', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (place, typed) => {
        keep(place, typed);
        expect(kept(place)).toEqual(JSON.parse(JSON.stringify(typed)));
        dropKept(place);
        expect(kept(place)).toBeUndefined();
      }),
    );
  });

  it('is nothing where another hand has spoilt it', () => {
    localStorage.setItem('wufei:apply', '{"unit":');
    expect(kept('apply')).toBeUndefined();
  });

  it('is nothing in a browser that keeps nothing, and typing goes on', () => {
    closeTheStore();
    keep('apply', { a: 1 });
    expect(kept('apply')).toBeUndefined();
    dropKept('apply');
  });
});

describe('what a department writes on an item', () => {
  const draft = { progress: '已完成', figure: '3' };

  it('is kept for the person who writes it, and dropped once it is handed in', () => {
    keepEntry('u1', 'o1', '塑料', draft);
    expect(readEntry('u1', 'o1', '塑料')).toEqual(draft);
    expect(readEntry('u2', 'o1', '塑料')).toBeUndefined();
    dropEntry('u1', 'o1', '塑料');
    expect(readEntry('u1', 'o1', '塑料')).toBeUndefined();
  });

  it('can be written in a browser that keeps nothing', () => {
    closeTheStore();
    keepEntry('u1', 'o1', '塑料', draft);
    expect(readEntry('u1', 'o1', '塑料')).toBeUndefined();
    dropEntry('u1', 'o1', '塑料');
  });
});

describe('a change of the rules', () => {
  const longer = { clocks: { review: { length: 15 } } } as never;
  const open = (version: string) => renderHook(() => useKeptChange('u1', version)).result;

  it('stays on this device until it is dropped', () => {
    const first = open('v1');
    act(() => first.current.setChange(() => longer));
    const again = open('v1');
    expect(again.current.change).toEqual(longer);
    act(() => again.current.forget());
    expect(open('v1').current.change).toEqual({});
    expect(localStorage).toHaveLength(0);
  });

  it('upon a version that is no longer the newest waits to be taken over', () => {
    const first = open('v1');
    act(() => first.current.setChange(() => longer));
    const page = open('v2');
    expect(page.current).toMatchObject({ change: {}, older: { basedOn: 'v1', change: longer } });
    act(() => page.current.takeOver());
    expect(page.current).toMatchObject({ change: longer, older: undefined });
  });
});

describe('大字', () => {
  it('holds for the whole page, and the next time', () => {
    const { result } = renderHook(useLargeType);
    expect(result.current[0]).toBe(false);
    act(() => result.current[1](true));
    expect(result.current[0]).toBe(true);
    expect(document.documentElement.hasAttribute('data-large')).toBe(true);
    expect(localStorage.getItem('wufei:large')).toBe('1');
    act(() => result.current[1](false));
    expect(document.documentElement.hasAttribute('data-large')).toBe(false);
  });

  it('holds until the page is left in a browser that keeps nothing', () => {
    closeTheStore();
    const { result } = renderHook(useLargeType);
    act(() => result.current[1](true));
    expect(result.current[0]).toBe(true);
    act(() => result.current[1](false));
  });
});
