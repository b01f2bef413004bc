import type { LifeRef } from '@app/database';
import type { Client } from '../../../../test/support/client';
import { aCase, aObligation } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { NewYear } from './new-year';
import { RehearsalService } from './rehearsal.service';

const nineOn = (day: string) => `${day}T09:00:00+08:00`;

describe('the rehearsal clock', () => {
  let api: RunningApi;
  let office: Client;

  beforeEach(async () => {
    api = await startApi({ start: nineOn('2024-08-29') });
    office = await api.as('office');
  }, 60_000);
  afterEach(() => api.stop());

  const move = (day: string) => office.post('/rehearsal/clock', { now: nineOn(day) });
  const eventsOf = async (id: string) =>
    api.sql(
      `SELECT type, at FROM application_event WHERE application_id = $1 AND by_user = 'system' ORDER BY seq`,
      [id],
    );

  /** A case that was returned to its unit: it lapses on the tenth working day. */
  async function corrected(): Promise<string> {
    const id = await aCase(api, 'formalCheck');
    await (await api.as('jiaow')).mustAct(id, { type: 'returnForCorrection', missing: ['承诺书'] });
    return id;
  }

  it('says what time it is', async () => {
    const { status, body } = await office.get('/rehearsal/clock');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      now: expect.stringMatching(/^2024-08-29T09:00:/),
      rehearsal: true,
      movingTo: null,
      progress: null,
    });
  });

  it('lets everything happen that is due, each at its own moment, before it answers', async () => {
    const id = await aCase(api, 'formalCheck'); // submitted on 29 August: due on 5 September
    const { status, body } = await move('2024-09-20');
    expect(status).toBe(200);
    expect(body.now).toMatch(/^2024-09-20T09:00:/);
    expect(body.movingTo).toBeNull();
    const events = await eventsOf(id);
    expect(events.slice(0, 5)).toEqual([
      { type: 'reminded', at: new Date('2024-09-02T09:00:00+08:00') },
      { type: 'reminded', at: new Date('2024-09-04T09:00:00+08:00') },
      { type: 'reminded', at: new Date('2024-09-05T09:00:00+08:00') },
      { type: 'overdue', at: new Date('2024-09-06T00:00:00+08:00') },
      { type: 'reminded', at: new Date('2024-09-06T09:00:00+08:00') },
    ]);
    expect(events.filter(({ type }) => type === 'escalated')).toHaveLength(1);
    expect((await office.get('/board?stalled=true')).body.items).toMatchObject([
      { applicationId: id, cause: 'waitingForDepartment', overdue: true, level: 'red' },
    ]);
  });

  it('is the programme’s time for all that follows', async () => {
    await move('2024-09-20');
    const id = await aCase(api, 'publicNotice');
    await office.mustAct(id, { type: 'openNotice' });
    expect((await office.get(`/applications/${id}`)).body.notice).toMatchObject({ openedOn: '2024-09-20' });
  });

  it('spends every rung on its own day: nothing is missed on the way', async () => {
    await aCase(api, 'departmentReview');
    await move('2024-10-31');
    const missed = await api.sql(
      `SELECT 1 FROM application_event WHERE type = 'reminded' AND (data ->> 'missed')::boolean`,
    );
    expect(missed).toEqual([]);
    const mornings = await api.sql('SELECT day::text FROM morning ORDER BY day');
    expect(mornings).toHaveLength(41);
    expect(mornings.slice(0, 2)).toEqual([{ day: '2024-08-30' }, { day: '2024-09-02' }]);
    const days = mornings.map(({ day }) => day);
    expect(days).toEqual(expect.arrayContaining(['2024-09-14', '2024-09-29', '2024-10-12', '2024-10-31']));
    for (const off of ['2024-09-15', '2024-09-28', '2024-10-01', '2024-10-07'])
      expect(days).not.toContain(off);
  });

  it('queues the digests of each working morning, as they stood then', async () => {
    await aCase(api, 'formalCheck');
    await move('2024-09-06');
    const digests = await api.sql(
      `SELECT digest_on::text AS day, recipient, payload -> 'items' -> 0 ->> 'daysLeft' AS left
         FROM outbox WHERE kind = 'digest' ORDER BY digest_on`,
    );
    expect(digests).toEqual(
      [
        ['2024-08-30', '4'],
        ['2024-09-02', '3'],
        ['2024-09-03', '2'],
        ['2024-09-04', '1'],
        ['2024-09-05', '0'],
        ['2024-09-06', '-1'],
      ].map(([day, left]) => ({ day, recipient: 'jiaow@wufei.example', left })),
    );
  });

  it('is announced to obligations too', async () => {
    const id = await aObligation(api, 'quarterlyDispatch-2024Q3', {
      on: '2024-08-29',
      parts: [{ department: 'JGSW', items: ['T15'] }],
    });
    await move('2024-10-11');
    const events = await api.sql(
      `SELECT DISTINCT type FROM obligation_event WHERE obligation_id = $1 ORDER BY type`,
      [id],
    );
    expect(events.map(({ type }) => type)).toEqual(['created', 'escalated', 'overdue', 'reminded']);
    expect((await office.get(`/obligations/${id}`)).body).toMatchObject({ overdue: true, daysLeft: -1 });
  });

  it('goes through a year in which nothing is due, morning by morning', async () => {
    api.app.get(NewYear).patienceMs = 0; // no worker makes the obligations of 2025 here
    expect((await move('2025-08-29')).status).toBe(200);
    expect((await api.sql('SELECT count(*)::int AS n FROM morning'))[0].n).toBeGreaterThan(240);
  });

  it('waits at a new year for its obligations', async () => {
    const newYear = api.app.get(NewYear);
    const waited = jest.spyOn(newYear, 'obligations').mockResolvedValue();
    await move('2025-01-06');
    expect(waited.mock.calls).toEqual([['2025-01-01']]); // the year's cut is the first moment of the new one
    waited.mockRestore();
    newYear.patienceMs = 300;
    await newYear.obligations('2025-01-02'); // nobody makes them: it goes on, and says so
    expect(api.logged.join()).toContain('without all obligations of the year');
  });

  it('is announced first to those with the earliest moment', async () => {
    const early = await corrected();
    await move('2024-08-30');
    const late = await corrected();
    const announce = jest.spyOn(api.temporal, 'announce');
    await move('2024-12-02');
    const order = [...new Set(announce.mock.calls.map(([life]) => (life as LifeRef).id))];
    expect(order.slice(0, 2)).toEqual([early, late]); // the year, with nothing due, follows in its own time
  });

  it('lets the others arm their timers anew, in its own time', async () => {
    const id = await corrected();
    const announce = jest.spyOn(api.temporal, 'announce');
    await move('2024-08-30');
    while (announce.mock.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(announce.mock.calls[0]![0]).toMatchObject({ kind: 'application', id });
    expect(await eventsOf(id)).toEqual([]);
  });

  it('moves forward only', async () => {
    await move('2024-09-20');
    const { status, body } = await move('2024-09-19');
    expect([status, body.code]).toEqual([422, 'clockBackwards']);
  });

  it('says where one would move it: the next working day, and when time acts next', async () => {
    const next = async () => (await move('2024-09-30')).body.next;
    expect((await next()).workingDay).toBe('2024-10-08'); // past the holiday
    await aCase(api, 'formalCheck');
    const { now, next: then } = (await office.get('/rehearsal/clock')).body;
    expect(then.workingDay).toBe('2024-10-08');
    expect(Date.parse(then.due)).toBeGreaterThanOrEqual(Date.parse(now.slice(0, 10)));
  });

  it('takes moves one at a time, and says meanwhile how far it has come', async () => {
    await corrected();
    const announce = api.temporal.announce.bind(api.temporal);
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    jest.spyOn(api.temporal, 'announce').mockImplementation((...args) => held.then(() => announce(...args)));
    const far = move('2024-12-02');
    const clock = async () => (await office.get('/rehearsal/clock')).body;
    try {
      while ((await clock()).movingTo === null) await new Promise((resolve) => setTimeout(resolve, 10));
      const { movingTo, progress } = await clock();
      expect(movingTo).toMatch(/^2024-12-02T09:00:00/);
      expect(progress.total).toBeGreaterThan(0);
      expect(progress.told).toBeLessThanOrEqual(progress.total);
    } finally {
      setImmediate(goOn); // after the next move was asked
    }
    const near = move('2024-10-08');
    expect([(await far).status, (await near).status]).toEqual([200, 422]);
    expect((await clock()).now).toMatch(/^2024-12-02/);
  });

  it('is finished by asking again when a move was broken off', async () => {
    const id = await corrected();
    api.temporal.down = true;
    expect((await move('2024-09-20')).status).toBe(503);
    expect((await office.get('/rehearsal/clock')).body.movingTo).toMatch(/^2024-09-20T09:00:00/);
    api.temporal.down = false;
    expect((await move('2024-09-20')).status).toBe(200);
    const events = await eventsOf(id);
    expect(events.filter(({ type }) => type === 'lapsed')).toHaveLength(1);
    expect((await move('2024-09-20')).status).toBe(200); // its answer may have been lost
    expect(await eventsOf(id)).toEqual(events);
  });

  it('is finished by the next start of the api, and asking again is right then too', async () => {
    const id = await aCase(api, 'formalCheck');
    await api.sql(`UPDATE programme_clock SET moving_to = $1, offset_ms = $2`, [
      nineOn('2024-09-20'),
      Date.parse(nineOn('2024-09-20')) - Date.now(),
    ]);
    await api.app.get(RehearsalService).resume();
    expect((await eventsOf(id)).filter(({ type }) => type === 'overdue')).toHaveLength(1);
    expect(await api.sql('SELECT day::text FROM morning')).toEqual([{ day: '2024-09-20' }]);
    expect((await office.get('/rehearsal/clock')).body.movingTo).toBeNull();
    expect((await move('2024-09-20')).status).toBe(200);
  });

  it.each(['2024-09-20', '2024-09-20T09:00:00', 'tomorrow', 7, '9999-12-31T00:00:00Z'])(
    'refuses %j',
    async (now) => {
      const { status, body } = await office.post('/rehearsal/clock', { now });
      expect([status, body.errors[0].pointer]).toEqual([422, '/now']);
    },
  );
});

describe('the clock of a real programme', () => {
  it('is neither shown nor moved', async () => {
    const api = await startApi({ env: { REHEARSAL: false } });
    const office = await api.as('office');
    expect((await office.get('/rehearsal/clock')).body.code).toBe('notRehearsal');
    expect((await office.post('/rehearsal/clock', { now: nineOn('2024-12-02') })).status).toBe(404);
    expect(office.me.programme.rehearsal).toBe(false);
    await api.stop();
  });
});
