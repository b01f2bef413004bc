import { EVERY_YEAR, isWorkingDay, lastDay } from '@app/domain';
import type { Pool } from 'pg';
import { CALENDAR, inReview, people } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import { insertObligation, obligationStory } from '../../../../test/support/database/obligations';
import { asSchool, insertStory, seedSchool, stepOf } from '../../../../test/support/database/rows';
import { findBehindCalendar } from '../lives/lives.query';
import { currentCalendar, type NewEdition, publishCalendar } from './calendar.query';
import { recordStep } from '../lives/record-step';

const OF_2027: NewEdition = {
  year: 2027,
  off: ['01-01', '10-01', '10-04'],
  makeup: ['10-09'], // a Saturday
  noticeNumber: '国办发明电〔2026〕1号',
  noticeDate: '2026-11-03',
  status: 'published',
  importedBy: people.office,
};

describe('the calendar', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;

  beforeEach(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
  });

  afterEach(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  it('is missing, not guessed, in a database without seed', async () => {
    await expect(currentCalendar(pool)).rejects.toThrow('the seed is missing');
  });

  it('in force has the newest edition of each year, and the newest number as its version', async () => {
    await seedSchool(owner);
    expect(await currentCalendar(pool)).toMatchObject({ calendarVersion: 3, calendar: CALENDAR });
    expect(await publishCalendar(pool, OF_2027)).toEqual({ calendarVersion: 4, isNew: true });
    const changed = { ...OF_2027, year: 2024, makeup: [], off: CALENDAR['2024']!.off };
    expect(await publishCalendar(pool, changed)).toEqual({ calendarVersion: 5, isNew: true });
    const { calendar } = await currentCalendar(pool);
    expect(Object.keys(calendar)).toEqual(['2024', '2025', '2026', '2027', EVERY_YEAR]);
    expect(isWorkingDay(calendar, '2027-10-09')).toBe(true);
    expect(isWorkingDay(calendar, '2024-09-29')).toBe(false);
    expect(isWorkingDay(CALENDAR, '2024-09-29')).toBe(true);
  });

  it('published twice, with its days in any order, is one edition', async () => {
    await seedSchool(owner);
    const again = { ...OF_2027, off: [...OF_2027.off].reverse() };
    const answers = await Promise.all(
      [OF_2027, again, OF_2027, again].map((one) => publishCalendar(pool, one)),
    );
    expect(answers.map(({ calendarVersion }) => calendarVersion)).toEqual([4, 4, 4, 4]);
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it('of several years published at once: each version holds all before it', async () => {
    await seedSchool(owner);
    const years = Array.from({ length: 10 }, (_, i) => ({ ...OF_2027, year: 2040 + i, off: [], makeup: [] }));
    const answers = await Promise.all(years.map((one) => publishCalendar(pool, one)));
    expect(answers.map(({ calendarVersion }) => calendarVersion).sort((a, b) => a - b)).toEqual(
      years.map((_, i) => 4 + i),
    );
  });

  it('entered as an estimate makes dates provisional until the circular is published', async () => {
    await seedSchool(owner);
    const period = { length: 5, unit: 'workingDay', roll: false } as const;
    await publishCalendar(pool, { ...OF_2027, status: 'provisional' });
    const estimated = await currentCalendar(pool);
    expect(lastDay(estimated.calendar, '2027-09-30', period)).toEqual({
      on: '2027-10-09',
      provisional: true,
    });
    await publishCalendar(pool, OF_2027);
    const { calendarVersion, calendar } = await currentCalendar(pool);
    expect(calendarVersion).toBe(5);
    expect(lastDay(calendar, '2027-09-30', period)).toEqual({ on: '2027-10-09', provisional: false });
  });

  it.each([
    ['a make-up day on a weekday', { makeup: ['10-08'] }],
    ['a day that is off and made up', { off: ['10-09'] }],
    ['a day that does not exist', { makeup: ['02-30'] }],
    ['a day of another form', { off: ['2027-01-01'] }],
    ['a missing notice', { noticeNumber: '' }],
    ['nobody who entered it', { importedBy: '00000000-0000-4000-8000-0000000000ff' }],
  ])('with %s is refused by the record itself', async (_, change) => {
    await seedSchool(owner);
    await expect(publishCalendar(pool, { ...OF_2027, ...change })).rejects.toThrow();
    expect(await currentCalendar(pool)).toMatchObject({ calendarVersion: 3, calendar: CALENDAR });
  });

  it('finds lives that count with an older edition, until they have recomputed', async () => {
    await seedSchool(owner);
    const story = asSchool(1, inReview());
    story.rules = { ...story.rules, calendarVersion: 3 };
    await insertStory(pool, story);
    const over = asSchool(2, inReview().act('applicant', { type: 'withdraw' }));
    await insertStory(pool, over);
    const planned = await insertObligation(pool, obligationStory(1).create('2025-04-30'));
    await insertObligation(pool, obligationStory(2).create('2024-04-30')); // past
    expect(await findBehindCalendar(pool, 3, 10)).toEqual([]);

    const { calendarVersion } = await publishCalendar(pool, OF_2027);
    const [application, obligation] = [
      { kind: 'application', id: story.app.id, name: story.app.number },
      { kind: 'obligation', id: planned.obligation.id, name: planned.obligation.key },
    ];
    expect(await findBehindCalendar(pool, calendarVersion, 10)).toEqual([application, obligation]);
    expect(await findBehindCalendar(pool, calendarVersion, 1)).toEqual([application]);
    expect(await findBehindCalendar(pool, calendarVersion, 10, [story.app.id])).toEqual([obligation]);

    const before = story.events.length;
    const { calendar } = await currentCalendar(pool);
    story.receive({ type: 'calendarPublished', calendarVersion, calendar });
    await recordStep(pool, 'application', { ...stepOf(story, before), rules: story.rules });
    expect(await findBehindCalendar(pool, calendarVersion, 10)).toEqual([obligation]);
  });
});
