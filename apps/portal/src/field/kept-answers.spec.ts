/** @jest-environment ./.config/far-zone-page.cjs */
import 'fake-indexeddb/auto';
import { answerWith } from '../../../../test/support/portal/fake-api';
import { call } from '../server/api';
import { Problem, unreachable } from '../server/problem';
import { forgetAnswers, keepAnswer, keepFor, networkFirst } from './kept-answers';
import { arrive, finishLeaving, isLeaving } from './leave';
import { readingMe } from './me';
import { dropPhoto, keepPhoto, photosOf } from './photos-kept';
import { queries } from '../server/query';

const inspector = { id: 'u1' } as never;
const day = 86_400_000;
const offline = () => Promise.reject(unreachable());

beforeEach(async () => {
  await forgetAnswers();
  localStorage.clear();
  queries.clear();
});
afterEach(() => jest.restoreAllMocks());

describe('an answer for the field', () => {
  it('comes from the network, and from the device when the network is gone', async () => {
    keepFor(inspector);
    expect(await networkFirst('/a', async () => 'new', true)).toEqual({ answer: 'new', age: 0 });
    expect(await networkFirst('/a', offline, true)).toMatchObject({ answer: 'new' });
  });

  it('that was never given is missed', async () => {
    keepFor(inspector);
    await expect(networkFirst('/b', offline, true)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('is never shown for one that the server refuses', async () => {
    keepFor(inspector);
    await keepAnswer('/a', 'old');
    const refused = () => Promise.reject(new Problem({ status: 403, code: 'forbidden' }));
    await expect(networkFirst('/a', refused, true)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is kept for a week', async () => {
    keepFor(inspector);
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
    await keepAnswer('/a', 'old');
    clock.mockReturnValue(now + 7 * day - 1);
    expect(await networkFirst('/a', offline, true)).toEqual({ answer: 'old', age: 7 * day - 1 });
    clock.mockReturnValue(now + 7 * day);
    await expect(networkFirst('/a', offline, true)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('is kept for nobody who does not go into the field, and shown to nobody else', async () => {
    await keepAnswer('/a', 'nobody’s');
    keepFor(inspector);
    await expect(networkFirst('/a', offline, true)).rejects.toBeInstanceOf(Problem);
    await keepAnswer('/a', 'u1’s');
    keepFor({ id: 'u2' } as never);
    await expect(networkFirst('/a', offline, true)).rejects.toBeInstanceOf(Problem);
  });

  it('leaves the device with the person', async () => {
    keepFor(inspector);
    await keepAnswer('/a', 'old');
    await arrive();
    keepFor(inspector);
    await expect(networkFirst('/a', offline, true)).rejects.toBeInstanceOf(Problem);
  });
});

describe('退出 without a network', () => {
  it('is told to the server once there is one', async () => {
    localStorage.setItem('wufei:leaving', 'yes');
    answerWith({});
    await finishLeaving();
    expect(isLeaving()).toBe(true);
    const calls = answerWith({ logout: () => undefined });
    await finishLeaving();
    await finishLeaving();
    expect(isLeaving()).toBe(false);
    expect(calls).toHaveLength(1);
  });
});

describe('who is logged in', () => {
  it('is still known without a network, with the programme’s clock gone on', async () => {
    keepFor(inspector);
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
    answerWith({ getMe: () => ({ id: 'u1', programme: { now: '2024-09-27T01:00:00.000Z' } }) });
    await queries.fetchQuery(readingMe());
    answerWith({});
    clock.mockReturnValue(now + 60_000);
    queries.clear();
    const me = await queries.fetchQuery(readingMe());
    expect(me.programme.now).toBe('2024-09-27T01:01:00.000Z');
    await expect(call('getMe')).rejects.toBeInstanceOf(Problem);
  });
});

describe('a photo that waits', () => {
  it('stays with its sheet until it has been sent', async () => {
    const photo = (id: string, key: string) =>
      ({ id, key, applicationId: 'a1', itemId: 'M1', name: `${id}.jpg`, blob: new Blob(['x']) }) as const;
    await keepPhoto(photo('p1', 'sheet1'));
    await keepPhoto(photo('p2', 'sheet2'));
    expect((await photosOf('sheet1')).map(({ id }) => id)).toEqual(['p1']);
    await dropPhoto('p1');
    expect(await photosOf('sheet1')).toEqual([]);
  });
});
