import type { Client } from '../../../../test/support/client';
import { aCase } from '../testing/cases';
import { type RunningApi, startApi } from '../testing/start-api';
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
    expect(await eventsOf(id)).toEqual([{ type: 'overdue', at: new Date('2024-09-06T00:00:00+08:00') }]);
    expect((await office.get('/board?stalled=true')).body.items).toMatchObject([
      { applicationId: id, cause: '区教委逾期未办,应于 2024-09-05 前完成' },
    ]);
  });

  it('is the programme’s time for all that follows', async () => {
    await move('2024-09-20');
    const id = await aCase(api, 'publicNotice');
    await office.mustAct(id, { type: 'openNotice' });
    expect((await office.get(`/applications/${id}`)).body.notice).toMatchObject({ openedOn: '2024-09-20' });
  });

  it('tells those with the earliest moment first', async () => {
    const late = await aCase(api, 'departmentReview');
    const early = await aCase(api, 'formalCheck');
    const tell = jest.spyOn(api.temporal, 'tell');
    await move('2024-12-02');
    const due = tell.mock.calls.slice(0, 2).map(([{ app }]) => app.id);
    expect(due).toEqual([early, late]);
  });

  it('lets the others arm their timers anew, in its own time', async () => {
    const id = await aCase(api, 'formalCheck');
    const tell = jest.spyOn(api.temporal, 'tell');
    await move('2024-08-30');
    while (tell.mock.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(tell.mock.calls[0]![0].app.id).toBe(id);
    expect(await eventsOf(id)).toEqual([]);
  });

  it('moves forward only', async () => {
    await move('2024-09-20');
    const { status, body } = await move('2024-09-19');
    expect([status, body.code]).toEqual([422, 'clockBackwards']);
  });

  it('takes moves one at a time, and tells meanwhile how far it has come', async () => {
    await aCase(api, 'formalCheck');
    const tell = api.temporal.tell.bind(api.temporal);
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    jest.spyOn(api.temporal, 'tell').mockImplementation((...args) => held.then(() => tell(...args)));
    const far = move('2024-12-02');
    const clock = async () => (await office.get('/rehearsal/clock')).body;
    while ((await clock()).progress === null) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await clock()).toMatchObject({
      movingTo: expect.stringMatching(/^2024-12-02T09:00:00/),
      progress: { told: 0, total: 1 },
    });
    const near = move('2024-10-08');
    goOn();
    expect([(await far).status, (await near).status]).toEqual([200, 422]);
    expect((await clock()).now).toMatch(/^2024-12-02/);
  });

  it('is finished by asking again when a move was broken off', async () => {
    const id = await aCase(api, 'formalCheck');
    api.temporal.down = true;
    expect((await move('2024-09-20')).status).toBe(503);
    expect((await office.get('/rehearsal/clock')).body.movingTo).toMatch(/^2024-09-20T09:00:00/);
    api.temporal.down = false;
    expect((await move('2024-09-20')).status).toBe(200);
    expect(await eventsOf(id)).toHaveLength(1);
    expect((await move('2024-09-20')).status).toBe(200); // its answer may have been lost
  });

  it('is finished by the next start of the api, and asking again is right then too', async () => {
    const id = await aCase(api, 'formalCheck');
    await api.sql(`UPDATE programme_clock SET moving_to = $1, offset_ms = $2`, [
      nineOn('2024-09-20'),
      Date.parse(nineOn('2024-09-20')) - Date.now(),
    ]);
    await api.app.get(RehearsalService).resume();
    expect(await eventsOf(id)).toHaveLength(1);
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
