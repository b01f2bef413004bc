/** @jest-environment ./.config/far-zone-page.cjs */
import 'fake-indexeddb/auto';
import { renderHook, waitFor } from '@testing-library/react';
import { answerWith, refusal } from '../../../../test/support/portal/fake-api';
import { sendFile } from '../server/send-file';
import { usePacked } from './pack';
import { keepPhoto, photosOf } from './photos-kept';
import { keepDraft, keyOf, readDraft, type SheetDraft } from './sheet-drafts';
import { type Fate, onFate, sendSheet, useOutbox } from './sheet-outbox';

const KEY = keyOf('u1', 'a1', 0);
const draft: SheetDraft = {
  ...{ commandId: 'c1', applicationId: 'a1', unitName: '第一小学', marks: { M1: 'met' }, findings: ' 整洁 ' },
  ...{ inspectedOn: '2024-09-27', inspectors: ['u1'], state: 'waiting', savedAt: 1 },
};

let fates: Fate[] = [];
let stop = () => {};
beforeEach(() => {
  localStorage.clear();
  fates = [];
  stop = onFate((fate) => fates.push(fate));
});
afterEach(() => stop());

/**
 * Replaces XMLHttpRequest: every upload gets this status, or
 * a network error if it is 0. Returns the addresses used.
 */
function answerUploads(status: number, body = '{}'): string[] {
  const sent: string[] = [];
  class FakeRequest {
    status = status;
    responseText = body;
    upload = { onprogress: (_: { loaded: number; total: number }) => {} };
    onload = () => {};
    onerror = () => {};
    open(_: string, address: string) {
      sent.push(address);
    }
    getResponseHeader = () => null;
    send() {
      this.upload.onprogress({ loaded: 1, total: 2 });
      queueMicrotask(() => (status === 0 ? this.onerror() : this.onload()));
    }
  }
  globalThis.XMLHttpRequest = FakeRequest as never;
  return sent;
}

describe('a sheet that waits', () => {
  it('is filed once with what was found, however often it is tried, and leaves the device', async () => {
    const calls = answerWith({ act: () => ({}) });
    keepDraft(KEY, draft);
    await Promise.all([sendSheet(KEY), sendSheet(KEY)]);
    await sendSheet(KEY);
    const sheet = { inspectedOn: '2024-09-27', inspectors: ['u1'], marks: { M1: 'met' }, findings: '整洁' };
    expect(calls.map(({ body }) => body)).toEqual([{ commandId: 'c1', type: 'fileInspection', sheet }]);
    expect(readDraft(KEY)).toBeUndefined();
    expect(fates.map(({ problem }) => problem)).toEqual([undefined]);
  });

  it('goes on waiting as it is while the network is gone', async () => {
    answerWith({});
    keepDraft(KEY, draft);
    await sendSheet(KEY);
    expect(readDraft(KEY)).toEqual(draft);
    expect(fates).toEqual([]);
  });

  it('that is refused is given back to be corrected, and is then another intent', async () => {
    answerWith({ act: () => refusal(422, 'invalid', { detail: '请填写发现的问题。' }) });
    keepDraft(KEY, draft);
    await sendSheet(KEY);
    expect(readDraft(KEY)).toMatchObject({ state: 'filling', refused: { message: '请填写发现的问题。' } });
    expect(readDraft(KEY)!.commandId).not.toBe('c1');
    expect(fates[0]!.problem?.status).toBe(422);
  });

  it('that another person filed meanwhile says who, and when', async () => {
    answerWith({
      act: () => refusal(409, 'stageChanged'),
      getApplication: () => ({ scores: [{ by: '李四', at: '2024-09-27T01:00:00Z' }] }),
    });
    keepDraft(KEY, draft);
    await sendSheet(KEY);
    expect(readDraft(KEY)!.refused!.message).toContain('李四已在 2024年9月27日 周五 09:00 提交');
  });

  it('is sent by itself when its person opens the portal; one that is filled in is not', async () => {
    const calls = answerWith({ act: () => ({}) });
    keepDraft(KEY, draft);
    keepDraft(keyOf('u1', 'a2', 0), { ...draft, state: 'filling' });
    const { unmount } = renderHook(() => useOutbox('u1'));
    await waitFor(() => expect(fates).toHaveLength(1));
    unmount();
    expect(calls).toHaveLength(1);
  });
});

describe('a photo of a sheet', () => {
  const photo = {
    id: 'p1',
    key: KEY,
    applicationId: 'a1',
    itemId: 'M1',
    name: '1.jpg',
    blob: new Blob(['x']),
  };

  it('goes before its sheet, and holds it back until it has arrived', async () => {
    const calls = answerWith({ act: () => ({}) });
    keepDraft(KEY, draft);
    await keepPhoto(photo);
    answerUploads(0);
    await sendSheet(KEY);
    expect(calls).toEqual([]);
    const sent = answerUploads(200);
    jest.spyOn(FormData.prototype, 'append').mockImplementation(() => {}); // the store loses a jsdom Blob
    await sendSheet(KEY);
    expect(sent).toEqual([expect.stringContaining('uploadId=p1')]);
    expect(calls).toHaveLength(1);
    expect(await photosOf(KEY)).toEqual([]);
  });

  it('tells how much of it has been sent, and why it was refused', async () => {
    const shares: number[] = [];
    answerUploads(413, '<html>');
    const sending = sendFile('/api/files', { file: new Blob(['x']), name: '1.jpg' }, (share) =>
      shares.push(share),
    );
    await expect(sending).rejects.toMatchObject({ status: 413 });
    expect(shares).toEqual([0.5]);
  });
});

describe('what coming inspections need', () => {
  it('is read before it is needed, for one’s own that have a day', async () => {
    const inspection = (applicationId: string, inspector: string, dueOn: string | null) => ({
      ...{ applicationId, dueOn, inspectors: [{ id: inspector }] },
    });
    const items = [
      inspection('a1', 'u1', '2024-09-30'),
      inspection('a2', 'u2', '2024-09-30'),
      inspection('a3', 'u1', null),
    ];
    const calls = answerWith({
      listInspections: ({ query }) => ({ items: query.from === '2024-09-01' ? items : [] }),
      getApplication: ({ params }) => ({ id: params.id, programmeYear: 2024, rulesVersion: 'v1' }),
      listCellTypes: () => ({ items: [] }),
    });
    const me = { id: 'u1', programme: { now: '2024-09-27T01:00:00Z' } } as never;
    const { unmount } = renderHook(() => usePacked(me));
    await waitFor(() =>
      expect(calls.map(({ name }) => name)).toEqual([
        ...['listInspections', 'getApplication', 'listCellTypes', 'listInspections'],
      ]),
    );
    unmount();
    expect(calls[1]!.params).toEqual({ id: 'a1' });
  });
});
