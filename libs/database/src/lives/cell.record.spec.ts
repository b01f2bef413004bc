import { type CellAct, nineOn } from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { named, people } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { asSchool, insertStory, schoolOf, seedSchool } from '../../../../test/support/database/rows';
import { onYear, revokeByCorrection } from '../../../../test/support/database/years';
import { aNamedCell, cellRules, CellStory } from '../../../../test/support/domain/cell-story';
import { findUnbegunCells, findUntoldRevocations } from '../cells';
import { createPool } from '../connection/pool';
import { findLinked } from '../evidence';
import { saveCommandInput } from './command.query';
import { findEndedAppeals } from './ended.query';
import { recordStep } from './record-step';

describe('a step of a named cell', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner, nineOn('2024-09-12'));
    await onYear(pool, { type: 'openYear' });
  });
  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  /** Records the n-th school up to its naming, and returns the story of its cell before it begins. */
  async function aCell(n: number): Promise<CellStory> {
    await insertStory(pool, asSchool(n, named()));
    const { id: applicationId, number } = schoolOf(n);
    const cell = aNamedCell({
      id: `00000000-0000-4000-8000-0000000c${String(n).padStart(4, '0')}`,
      number,
      applicationId,
    });
    return new CellStory('2024-09-12', { ...cellRules, calendarVersion: 3 }, cell);
  }

  async function begun(n: number): Promise<CellStory> {
    const story = (await aCell(n)).begin();
    expect(await recordStep(pool, 'cell', story.step())).toMatchObject({ status: 'recorded' });
    return story;
  }

  const rowOf = async ({ cell }: CellStory) =>
    (await owner.query('SELECT * FROM cell_life WHERE id = $1', [cell.id])).rows[0];
  const count = async (table: string, { cell }: CellStory) =>
    (await owner.query(`SELECT count(*)::int AS n FROM ${table} WHERE cell_id = $1`, [cell.id])).rows[0].n;

  it('begins once: a second time nothing changes, and the cell no longer waits for its beginning', async () => {
    const unbegun = async () => (await findUnbegunCells(pool, '2024-09-12', 9)).map(({ number }) => number);
    const story = await aCell(1);
    expect(await unbegun()).toEqual([story.cell.number]);
    story.begin();
    expect(await recordStep(pool, 'cell', story.step())).toMatchObject({ status: 'recorded' });
    expect(await recordStep(pool, 'cell', story.step())).toMatchObject({
      status: 'ahead',
      state: story.cell,
    });
    expect(await unbegun()).toEqual([]);
    expect(await count('cell_event', story)).toBe(1);
    expect(await rowOf(story)).toMatchObject({
      stage: 'standing',
      recheck_on: '2027-09-13',
      is_open: true,
      seat: null,
    });
  });

  it('of a cell that was never named is refused', async () => {
    const cell = aNamedCell({ id: randomUUID(), applicationId: randomUUID(), number: 'YB-2024-SCHOOL-9999' });
    const story = new CellStory('2024-09-12', cellRules, cell);
    const command = {
      type: 'begin',
      commandId: randomUUID(),
      actor: { id: 'system', role: 'office' },
      bodyHash: '-',
    } as const;
    story.begin();
    const step = {
      ...story.step(),
      command: { id: command.commandId, type: 'begin', bodyHash: '-', answer: {} as never },
    };
    expect(await recordStep(pool, 'cell', step)).toMatchObject({ status: 'refused', code: 'cellNotNamed' });
  });

  it('writes event, task, command and mails together, once per command', async () => {
    const story = await begun(2);
    const act: CellAct = { type: 'orderSpotCheck', assigned: [people.inspectorA] };
    const step = story.stepBy('office', act);
    const { id, bodyHash } = step.command!;
    const input = {
      commandId: id,
      kind: 'cell',
      id: story.cell.id,
      actorId: people.office,
      bodyHash,
    } as const;
    expect(await saveCommandInput(pool, { ...input, body: { reason: '群众反映' } })).toBe('saved');
    expect(await recordStep(pool, 'cell', step)).toMatchObject({ status: 'recorded' });
    expect(await recordStep(pool, 'cell', step)).toMatchObject({
      status: 'ahead',
      answer: { commandId: id },
    });
    expect(await rowOf(story)).toMatchObject({
      stage: 'check',
      seat: 'department:JIAOW',
      department_id: 'JIAOW',
      clock: 'spotCheck',
      due_on: '2024-09-27',
      overdue: false,
    });
    const { rows: mails } = await owner.query('SELECT kind, seat FROM outbox WHERE cell_id = $1', [
      story.cell.id,
    ]);
    expect(new Set(mails.map(({ kind }) => kind))).toEqual(new Set(['cellTask']));
    const { rows: team } = await owner.query(
      'SELECT user_id FROM inspector_assignment WHERE application_id = $1 AND user_id = $2',
      [story.cell.applicationId, people.inspectorA],
    );
    expect(team).toHaveLength(1);
  });

  it('sends what the unit must know to its contact', async () => {
    const story = await begun(3);
    const ordered = story.events.length;
    story.act('office', { type: 'orderSpotCheck', assigned: [] });
    await recordStep(pool, 'cell', story.step(ordered));
    const filed = story.events.length;
    story.file('rectify');
    await recordStep(pool, 'cell', story.step(filed));
    const { rows } = await owner.query(
      `SELECT o.kind, o.recipient = a.contact_email AS "toContact" FROM outbox o, application a
        WHERE o.cell_id = $1 AND o.seat = 'applicant' AND a.id = $2`,
      [story.cell.id, story.cell.applicationId],
    );
    expect(rows).toEqual([{ kind: 'cellRectify', toContact: true }]);
  });

  it('refuses a plaque number that another cell has, and nothing is half-done', async () => {
    const [one, two] = [await begun(4), await begun(5)];
    const plaque = { type: 'recordPlaque', number: 'YB-17', on: '2024-09-12' } as const;
    expect(await recordStep(pool, 'cell', one.stepBy('office', plaque))).toMatchObject({
      status: 'recorded',
    });
    const refused = await recordStep(pool, 'cell', two.stepBy('office', plaque));
    expect(refused).toMatchObject({ status: 'refused', code: 'plaqueTaken' });
    expect(await rowOf(two)).toMatchObject({ seq: 1, plaque_number: null });
  });

  it('lies in a chain of its own, with a hash of what was written and no person in it', async () => {
    const story = await begun(6);
    const step = story.stepBy('office', { type: 'recordPlaque', number: 'YB-18', on: '2024-09-12' });
    await recordStep(pool, 'cell', step);
    const linked = await findLinked(pool, [`cell-${story.cell.number}`]);
    expect(linked.map(({ kind }) => kind)).toEqual(['namedCell', 'cellEvent', 'cellEvent']);
    expect(JSON.parse(linked[2]!.text)).toMatchObject({
      type: 'plaqueRecorded',
      number: 'YB-18',
      by: people.office,
    });
    await expect(pool.query('DELETE FROM cell_event')).rejects.toThrow('permission denied');
    await expect(owner.query(`UPDATE cell_event SET type = 'begun'`)).rejects.toThrow('does not allow');
  });

  it('goes back from its end to an appeal that nobody had filed, and to nothing else', async () => {
    const unappealed = async (n: number) => {
      const story = await begun(n);
      story.act('office', { type: 'decideRevocation', decision: 'revoke' }).through('2024-10-15');
      story.receive({ type: 'revoked', on: '2024-10-15', by: people.office });
      await recordStep(pool, 'cell', story.step(1));
      return story;
    };
    const story = await unappealed(8);
    expect(await rowOf(story)).toMatchObject({ stage: 'ended', is_open: false });
    const found = await findEndedAppeals(pool, '2024-01-01', 9);
    expect(found.map(({ state }) => state)).toEqual([story.cell]);
    expect(await findEndedAppeals(pool, '2025-01-01', 9)).toEqual([]);
    const backTo = (stage: string) =>
      owner.query(
        `UPDATE cell_life SET seq = seq + 1, stage = $2, state = state || jsonb_build_object('seq', seq + 1, 'stage', $2::text)
          WHERE id = $1`,
        [story.cell.id, stage],
      );
    await expect(backTo('standing')).rejects.toThrow('does not allow');
    await expect(backTo('ended')).rejects.toThrow('does not allow');
    const reopened = story.stepBy('office', { type: 'reopen', dueOn: '2024-10-18' });
    expect(await recordStep(pool, 'cell', reopened)).toMatchObject({ status: 'recorded' });
    expect(await rowOf(story)).toMatchObject({ stage: 'appeal', is_open: true, due_on: '2024-10-18' });
    expect(await findEndedAppeals(pool, '2024-01-01', 9)).toEqual([]);
    const { rows: mails } = await owner.query(
      `SELECT kind FROM outbox WHERE cell_id = $1 AND kind = 'cellAppealReopened'`,
      [story.cell.id],
    );
    expect(mails).toHaveLength(1);
  });

  it('learns that its year has revoked it, as long as it does not know', async () => {
    const story = await begun(7);
    expect(await findUntoldRevocations(pool, 9)).toEqual([]);
    await revokeByCorrection(pool, story.cell.number);
    const untold = await findUntoldRevocations(pool, 9);
    expect(untold).toEqual([
      { id: story.cell.id, number: story.cell.number, revokedOn: expect.any(String), by: people.office },
    ]);
    const before = story.events.length;
    story.receive({ type: 'revoked', on: '2024-09-13', by: people.office });
    await recordStep(pool, 'cell', story.step(before));
    expect(await findUntoldRevocations(pool, 9)).toEqual([]);
  });
});
