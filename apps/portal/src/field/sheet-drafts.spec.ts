/** @jest-environment ./.config/far-zone-page.cjs */
import { renderHook } from '@testing-library/react';
import { act } from 'react';
import { draftsOf, dropDraft, keepDraft, keyOf, readDraft, roundOf, type SheetDraft } from './sheet-drafts';
import { useDraft, useDraftsOf } from './sheet-outbox';

const draft = (rest: Partial<SheetDraft> = {}): SheetDraft => ({
  ...{ commandId: 'c1', applicationId: 'a1', unitName: '第一小学', marks: { M1: 'met' }, findings: '' },
  ...{ inspectedOn: '2024-09-27', inspectors: ['u1'], state: 'filling', savedAt: 1, ...rest },
});

beforeEach(() => localStorage.clear());

describe('a score sheet on this device', () => {
  it('is one per person, application and round', () => {
    const keys = [keyOf('u1', 'a1', 0), keyOf('u1', 'a1', 1), keyOf('u1', 'a2', 0), keyOf('u2', 'a1', 0)];
    expect(new Set(keys).size).toBe(4);
    expect(keys.map(roundOf)).toEqual([0, 1, 0, 0]);
  });

  it('is shown as it stands, and anew with each change', () => {
    const key = keyOf('u1', 'a1', 0);
    const { result } = renderHook(() => useDraft(key));
    expect(result.current).toBeUndefined();
    act(() => keepDraft(key, draft()));
    expect(result.current).toEqual(draft());
    act(() => keepDraft(key, draft({ findings: '整洁', savedAt: 2 })));
    expect(result.current?.findings).toBe('整洁');
    act(() => dropDraft(key));
    expect(result.current).toBeUndefined();
  });

  it('is the same object as long as nothing changes: a page is not drawn anew for nothing', () => {
    const key = keyOf('u1', 'a1', 0);
    keepDraft(key, draft());
    expect(readDraft(key)).toBe(readDraft(key));
  });

  it('is listed for its own person alone', () => {
    const { result } = renderHook(() => useDraftsOf('u1'));
    act(() => keepDraft(keyOf('u1', 'a2', 0), draft({ applicationId: 'a2' })));
    act(() => keepDraft(keyOf('u1', 'a1', 0), draft()));
    act(() => keepDraft(keyOf('u10', 'a3', 0), draft({ applicationId: 'a3' })));
    localStorage.setItem('wufei:large', '1');
    expect(result.current.map((one) => one.draft.applicationId)).toEqual(['a1', 'a2']);
    expect(draftsOf('u3')).toEqual([]);
  });
});
