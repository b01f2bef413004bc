import fc from 'fast-check';
import { answerWith, refusal } from '../../../../test/support/portal/fake-api';
import { addressOf, call, fetchBytes, fetchResponse, newId, onSessionEnd, queryOf } from './api';

afterEach(() => onSessionEnd(undefined));

describe('the address of a call', () => {
  it('holds its parameters and what of the query is filled in', () => {
    expect(addressOf('getApplication', { params: { id: 'a/1' } })).toBe('/api/applications/a%2F1');
    expect(addressOf('listInspections', { query: { from: '2024-09-01', to: '2024-09-30' } })).toBe(
      '/api/inspections?from=2024-09-01&to=2024-09-30',
    );
    expect(queryOf({ q: '', cursor: undefined })).toBe('');
    expect(queryOf({ overdue: false, page: 0 })).toBe('?overdue=false&page=0');
    expect(queryOf()).toBe('');
  });

  it('never lets a value pass for another part of the address', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (text) => {
        expect(Object.fromEntries(new URLSearchParams(queryOf({ q: text })))).toEqual({ q: text });
        const address = addressOf('getApplication', { params: { id: text } });
        expect(decodeURIComponent(address.slice('/api/applications/'.length))).toBe(text);
        expect(address.split('/')).toHaveLength(4);
      }),
    );
  });
});

describe('the id of an intent', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it('is a random UUID, on a page without https too', () => {
    const whole = globalThis.crypto;
    const ids = [newId(), newId()];
    const withoutHttps = { getRandomValues: (into: Uint8Array<ArrayBuffer>) => whole.getRandomValues(into) };
    Object.defineProperty(globalThis, 'crypto', { value: withoutHttps, configurable: true });
    ids.push(newId(), newId());
    Object.defineProperty(globalThis, 'crypto', { value: whole, configurable: true });
    for (const id of ids) expect(id).toMatch(uuid);
    expect(new Set(ids).size).toBe(4);
  });
});

describe('a call', () => {
  it('sends its body as JSON, a text or a file as a table, and gives back the answer', async () => {
    const calls = answerWith({ importCalendar: () => ({ year: '2025' }), logout: () => undefined });
    const types: unknown[] = [];
    const answering = globalThis.fetch;
    globalThis.fetch = (address, init) => {
      types.push((init?.headers as Record<string, string> | undefined)?.['content-type']);
      return answering(address, init);
    };
    const entered = { off: ['2025-01-01'], makeup: [] } as never;
    expect(await call('importCalendar', { params: { year: '2025' }, body: entered })).toEqual({
      year: '2025',
    });
    await call('importCalendar', { params: { year: '2025' }, body: 'date,kind' });
    const file = new Blob(['date,kind']);
    await call('importCalendar', { params: { year: '2025' }, body: file });
    expect(await call('logout')).toBeUndefined();
    expect(types).toEqual(['application/json', 'text/csv', 'text/csv', undefined]);
    expect(calls.map(({ body }) => body)).toEqual([entered, 'date,kind', file, undefined]);
  });

  it('fetches files as they are', async () => {
    answerWith({ getCalendar: () => new Response('date,kind') });
    expect(await (await fetchBytes('/api/calendars/2025')).text()).toBe('date,kind');
    const response = await fetchResponse('/api/calendars/2025', new AbortController().signal);
    expect(await response.text()).toBe('date,kind');
  });

  it('that reaches nobody says so', async () => {
    answerWith({});
    await expect(call('getMe')).rejects.toMatchObject({ code: 'unreachable', status: 0 });
  });

  it('that is refused says why', async () => {
    answerWith({ getMe: () => refusal(403, 'forbidden') });
    await expect(call('getMe')).rejects.toMatchObject({ code: 'forbidden', status: 403 });
  });
});

describe('a session that has ended', () => {
  const isOver = () => refusal(401, 'notLoggedIn');

  it('is opened again in place, and the call goes on with what it carried', async () => {
    let isOpen = false;
    const calls = answerWith({ moveClock: () => (isOpen ? { now: 'later' } : isOver()) });
    onSessionEnd(async () => void (isOpen = true));
    expect(await call('moveClock', { body: { now: '2024-09-27T01:00:00Z' } })).toEqual({ now: 'later' });
    expect(calls.map(({ body }) => body.now)).toEqual(['2024-09-27T01:00:00Z', '2024-09-27T01:00:00Z']);
  });

  it('is told to the caller where nobody can open it', async () => {
    answerWith({ getMe: isOver });
    await expect(call('getMe')).rejects.toMatchObject({ code: 'notLoggedIn' });
  });
});
