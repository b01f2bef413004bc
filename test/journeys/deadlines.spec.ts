import type { ForecastView, ForeseenView } from '@app/contracts';
import { civilDateAt, isWorkingDay, nineOn } from '@app/domain';
import { ruleSet2024, workCalendarOf } from '@app/rules';
import { morning } from '../support/drive';
import { Journey } from '../support/journey';
import { eventually, startSystem, type System } from '../support/system';

const calendar = workCalendarOf(ruleSet2024);

/** Returns a moment in Asia/Shanghai to the minute: `2024-09-02T09:00`. */
const minute = (at: string | Date) =>
  new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 16);

/**
 * Returns the events that time caused, as `reminded 2024-09-04T09:00 before 3`; `after` and `before` limit
 * their seq.
 */
async function doneByTime(journey: Journey, after = 0, before = Infinity): Promise<string[]> {
  const events = (await journey.events()).filter(
    ({ seq, by }: any) => seq > after && seq < before && by === 'system',
  );
  return events.map(lineOf);
}

function lineOf({ type, at, data }: any): string {
  const { step, to, missed } = data;
  const what = step ? [step.kind, String(step.days)] : to ? [to] : [];
  return [type, minute(at), ...what, ...(missed ? ['missed'] : [])].join(' ');
}

describe('a deadline that nobody meets', () => {
  let system: System;
  let frozen: Journey[];
  let foreseen: ForecastView[];

  beforeAll(async () => {
    system = await startSystem('2024-09-02T09:00:00+08:00');
    await system.crew.chooseSingleMails('jiaow', 'jgsw', 'office');
    const checked = await Journey.at(system.crew, 'formalCheck');
    const reviewed = await Journey.at(system.crew, 'departmentReview');
    await reviewed.opinion('JGSW', 'agree'); // one of two; only the other becomes overdue
    const returned = await Journey.at(system.crew, 'formalCheck');
    await returned.returnForCorrection();
    frozen = [checked, reviewed, returned];
    const office = await system.crew.as('office');
    foreseen = [];
    for (const { id } of frozen)
      foreseen.push(await office.mustGet(`/applications/${id}/forecast?until=2024-10-18`));
    await system.mailsHaveLeft();
    system.mailbox.clear();
    await system.moveTo('2024-10-18T23:59:00+08:00');
    await system.mailsHaveLeft();
  }, 180_000);
  afterAll(() => system?.stop());

  it('passes exactly as it was foreseen, moment by moment', async () => {
    for (const [i, journey] of frozen.entries()) {
      const told = foreseen[i]!.items.flatMap(({ at, events }: ForeseenView) =>
        events.map(({ type }) => `${type} ${minute(at)}`),
      );
      expect(foreseen[i]!.complete).toBe(true);
      const happened = await doneByTime(journey, journey.last!.seq);
      expect(happened.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(told);
      expect(told.length).toBeGreaterThan(3);
    }
  });

  it('brings exactly the mails that were foreseen, to exactly those people', () => {
    for (const [i, { id }] of frozen.entries()) {
      const told = foreseen[i]!.items.flatMap(({ notices }: ForeseenView) =>
        notices.flatMap(({ addresses }) => addresses!),
      );
      const arrived = system.mailsAbout(`/applications/${id}`).map(({ to }) => to.join());
      expect(arrived.sort()).toEqual(told.sort());
      expect(told.length).toBeGreaterThan(0);
    }
  });

  it('climbs the ladder: ten, five, three days and one before, on the day, each day late', async () => {
    const [checked, reviewed] = frozen;
    expect((await doneByTime(checked!, checked!.last!.seq)).slice(0, 7)).toEqual([
      'reminded 2024-09-04T09:00 before 3', // due on Monday 9 September; earlier reminders fall before it opened
      'reminded 2024-09-06T09:00 before 1',
      'reminded 2024-09-09T09:00 onDay 0',
      'overdue 2024-09-10T00:00',
      'reminded 2024-09-10T09:00 late 1',
      'reminded 2024-09-11T09:00 late 2',
      'reminded 2024-09-12T09:00 late 3',
    ]);
    expect((await doneByTime(reviewed!, reviewed!.last!.seq)).slice(0, 9)).toEqual([
      'reminded 2024-09-14T09:00 before 10', // a make-up Saturday; due on Monday 30 September
      'reminded 2024-09-24T09:00 before 5',
      'reminded 2024-09-26T09:00 before 3',
      'reminded 2024-09-29T09:00 before 1', // a make-up Sunday
      'reminded 2024-09-30T09:00 onDay 0',
      'overdue 2024-10-01T00:00',
      'reminded 2024-10-08T09:00 late 1', // no reminders in the holidays
      'reminded 2024-10-09T09:00 late 2',
      'reminded 2024-10-10T09:00 late 3',
    ]);
  });

  it('reaches the head of the department after five working days late, the office after ten', async () => {
    const escalated = (await doneByTime(frozen[0]!)).filter((line) => line.startsWith('escalated'));
    expect(escalated).toEqual(['escalated 2024-09-18T09:00 head', 'escalated 2024-09-25T09:00 office']);
    const mails = system.mailsAbout(`/applications/${frozen[0]!.id}`);
    const to = (words: string) =>
      mails.filter(({ subject }) => subject.includes(words)).map((mail) => mail.to.join());
    expect(to('部门负责人')).toEqual(['jiaow-head@wufei.example']);
    // The head of the office is notified of escalations only.
    expect(to('督办').sort()).toEqual(['city-report@wufei.example', 'office@wufei.example']);
  });

  it('of a unit that is silent ends the case, and nobody reminds it afterwards', async () => {
    const lines = await doneByTime(frozen[2]!, frozen[2]!.last!.seq);
    expect(lines.slice(-3)).toEqual([
      'reminded 2024-09-14T09:00 onDay 0',
      'lapsed 2024-09-15T00:00',
      'stageEntered 2024-09-15T00:00',
    ]);
    const [{ sendAt }] = await system.sql(
      `SELECT send_at AS "sendAt" FROM outbox WHERE application_id = $1 AND kind = 'lapsed'`,
      [frozen[2]!.id],
    );
    expect(minute(sendAt)).toBe('2024-09-18T09:00'); // after a Sunday and 中秋
  });

  it('makes no mail leave on a rest day or before nine', async () => {
    const rows = await system.sql<{ sendAt: Date; kind: string }>(
      `SELECT send_at AS "sendAt", kind FROM outbox`,
    );
    expect(rows.length).toBeGreaterThan(100);
    const early = rows.filter(({ sendAt }) => {
      const day = civilDateAt(sendAt.getTime());
      return !isWorkingDay(calendar, day) || sendAt.getTime() < nineOn(day);
    });
    expect(early).toEqual([]);
  });

  it('says with every date how it came about', async () => {
    const [task] = (await frozen[1]!.view()).tasks;
    expect(task).toMatchObject({ seat: 'department:JIAOW', dueOn: '2024-09-30', overdue: true, pauses: [] });
    expect(task.explanation).toContain('20');
    expect(task.rawDays).toBe(30); // working days from 2 September to 18 October
    expect(task.countedDays).toBe(30);
    expect(task.daysLeft).toBe(-10);
  });
});

describe('a system that is away', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem('2024-09-02T09:00:00+08:00')), 60_000);
  afterAll(() => system?.stop());

  it('over three days of reminders writes one, not three', async () => {
    await system.crew.chooseSingleMails('jiaow');
    const journey = await Journey.at(system.crew, 'formalCheck'); // due on Monday 9 September
    const before = journey.last!.seq;
    await system.moveTo(morning('2024-09-05'));
    await system.kill(system.workers[0]!);
    await system.kill(system.apis[0]!);
    // The reminders of Friday the 6th, Monday the 9th and Tuesday the 10th fall due while nothing runs.
    await system.sql(`UPDATE programme_clock SET offset_ms = $1`, [
      Date.parse(morning('2024-09-10')) + 60_000 - Date.now(),
    ]);
    await system.startWorker();
    await system.startApi();
    const line = async () => doneByTime(journey, before);
    await eventually(async () => (await line()).length === 5, 60_000, 'time has been caught up with');
    expect(await line()).toEqual([
      'reminded 2024-09-04T09:00 before 3',
      'reminded 2024-09-06T09:00 before 1 missed',
      'reminded 2024-09-09T09:00 onDay 0 missed',
      'overdue 2024-09-10T00:00',
      'reminded 2024-09-10T09:00 late 1',
    ]);
    await system.mailsHaveLeft();
    const reminders = system
      .mailsAbout(`/applications/${journey.id}`)
      .filter(({ subject }) => /还剩|今天到期|已超过时限/.test(subject));
    expect(reminders).toHaveLength(2); // of the 4th, before the outage, and of today
    const digests = await system.sql(
      `SELECT DISTINCT digest_on::text AS day FROM outbox WHERE digest_on IS NOT NULL ORDER BY day`,
    );
    const days = digests.map(({ day }) => day);
    expect(days).toContain('2024-09-10');
    expect(days).not.toContain('2024-09-06');
    expect(days).not.toContain('2024-09-09');
  }, 300_000); // a mail being sent when its worker died is retried after its lease expires
});

describe('a case returned twice', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem('2024-09-02T09:00:00+08:00')), 60_000);
  afterAll(() => system?.stop());

  it('has one set of reminders at a time: those of its present last day', async () => {
    const journey = await Journey.at(system.crew, 'formalCheck');
    await journey.returnForCorrection();
    await journey.resubmit();
    await journey.returnForCorrection(); // due on Saturday 14 September, a make-up day
    const before = journey.last!.seq;
    await system.moveTo(morning('2024-09-13'));
    await journey.resubmit(); // the reviewer still has all five days
    const resubmitted = journey.last!.seq;
    await system.moveTo('2024-09-25T23:59:00+08:00');
    const lines = await doneByTime(journey, before);
    expect(new Set(lines.map((line) => line.split(' ')[1])).size).toBe(lines.length); // never two of a moment
    expect(await doneByTime(journey, before, resubmitted)).toEqual([
      'reminded 2024-09-09T09:00 before 5',
      'reminded 2024-09-11T09:00 before 3',
      'reminded 2024-09-13T09:00 before 1',
    ]);
    const later = (await journey.events()).filter(
      ({ seq, type }: any) => seq > resubmitted && type === 'reminded',
    );
    expect(later.every(({ data }: any) => data.seat === 'department:JIAOW')).toBe(true);
    expect(later.map(lineOf)).toEqual([
      'reminded 2024-09-18T09:00 before 3',
      'reminded 2024-09-20T09:00 before 1',
      'reminded 2024-09-23T09:00 onDay 0',
      'reminded 2024-09-24T09:00 late 1',
      'reminded 2024-09-25T09:00 late 2',
    ]);
  }, 90_000);
});
