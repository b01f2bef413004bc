import type { Pool } from 'pg';
import { aSchool, inPublicNotice, named, people, Story } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { asSchool, insertStory, seedSchool } from '../../../../test/support/database/rows';
import { createPool } from '../connection/pool';
import { findLinked } from './evidence.query';

describe('a day of receipt in the evidence', () => {
  let database: Database;
  let owner: Pool;
  let app: Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    app = createPool(database.appUrl);
    await seedSchool(owner);
    await owner.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, 0)');
  });
  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  const inserted = async (no: number, story: Story) => {
    const school = asSchool(no, story);
    await insertStory(app, school);
    return school.app;
  };
  const bodiesOf = async (chain: string, kind: string) =>
    (await findLinked(app, [chain]))
      .filter((record) => record.kind === kind)
      .map(({ text }) => JSON.parse(text) as Record<string, unknown>);

  it('of an objection is that of its event, which says it where it is another one', async () => {
    const raise = { type: 'raiseObjection', objectionId: 'o1', receivedOn: '2024-09-03' } as const;
    const { number } = await inserted(1, inPublicNotice('2024-09-02').on('2024-09-06').act('office', raise));
    const events = await bodiesOf(number, 'event');
    expect(events.filter(({ type }) => type === 'objectionRaised')).toMatchObject([
      { receivedOn: '2024-09-03' },
    ]);
  });

  it('of a correction on paper is that of its event, too', async () => {
    const returned = new Story(aSchool(), '2024-09-02')
      .act('applicant', { type: 'submit' })
      .on('2024-09-04')
      .act('jiaow', { type: 'returnForCorrection' });
    const register = { type: 'registerCorrection', receivedOn: '2024-09-09' } as const;
    const { number } = await inserted(3, returned.on('2024-09-12').act('jiaow', register));
    const events = await bodiesOf(number, 'event');
    expect(events.filter(({ type }) => type === 'resubmitted')).toMatchObject([{ receivedOn: '2024-09-09' }]);
  });

  it('of an answer of the city stands in its record, also where it is the day of its entry', async () => {
    const { id, number } = await inserted(2, named());
    const at = '2024-10-08T09:00:00+08:00';
    const enter = (ordinal: number, result: string, receivedOn: string | null, isLinked = true) =>
      owner.query(
        `INSERT INTO city_result (application_id, ordinal, result, command_id, by_user, at, received_on, receipt_linked)
         VALUES ($1, $2, $3, gen_random_uuid(), $4, $5, $6, $7)`,
        [id, ordinal, result, people.office, at, receivedOn, isLinked],
      );
    await enter(1, 'returned', '2024-09-30');
    await enter(2, 'recognised', null);
    const bodies = await bodiesOf(number, 'cityResult');
    expect(bodies.map(({ receivedOn }) => receivedOn)).toEqual(['2024-09-30', '2024-10-08']);
    // What was recorded before the day was part of it is read as it was hashed.
    await enter(3, 'recognised', '2024-09-30', false);
    expect((await bodiesOf(number, 'cityResult'))[2]).not.toHaveProperty('receivedOn');
  });
});
