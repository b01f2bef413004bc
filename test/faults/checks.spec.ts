import { randomUUID } from 'node:crypto';
import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';
import { CallLog } from './call-log';
import { checkInvariants } from './checks';
import { openWorkflows } from './workflows';

jest.setTimeout(60_000);

/** Each checker finds the damage that it is meant to detect. */
describe('the invariants', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem('2024-09-02T09:00:00+08:00')));
  afterAll(() => system?.stop());

  const found = () => checkInvariants(system, undefined, 0).then(() => 'nothing', String);

  /** Runs statements in one transaction, in which triggers and foreign keys do not act. */
  const withoutChecks = (...statements: string[]) =>
    system.sql(
      ['SET session_replication_role = replica', ...statements, 'RESET session_replication_role'].join(';'),
    );

  /** Checks the record after damage that its constraints would refuse, then repairs it. */
  async function damaged(...statements: string[]): Promise<string> {
    const [{ saved }] = await system.sql('SELECT json_agg(a) AS saved FROM application a WHERE seq > 0');
    await withoutChecks(...statements);
    const faults = await found();
    await withoutChecks(
      'DELETE FROM application_event WHERE seq > 100',
      `DELETE FROM command WHERE answer = '{}'`,
    );
    for (const { id, seq, state } of saved)
      await system.sql('UPDATE application SET seq = $2, state = $3 WHERE id = $1', [
        id,
        seq,
        JSON.stringify(state),
      ]);
    return faults;
  }

  it('hold after an ordinary day', async () => {
    const log = new CallLog();
    const journey = await Journey.at(system.crew, 'departmentReview', { hands: log.insist(system.crew) });
    await journey.review('agree', 'disagree');
    await checkInvariants(system, log);
    expect(await found()).toBe('nothing');
  });

  it('find an acknowledged command that is not in the record', async () => {
    const log = new CallLog();
    log.calls.set(randomUUID(), { applicationId: randomUUID(), type: 'accept', outcome: 'ok', tries: 1 });
    await expect(checkInvariants(system, log, 0)).rejects.toThrow(/A1 accept/);
  });

  it('find a gap, an event too many, a state that is not the fold', async () => {
    const [{ id }] = await system.sql('SELECT id FROM application WHERE seq > 0');
    const event = (seq: number, type: string, data: string) =>
      `INSERT INTO application_event (application_id, seq, type, data, by_user, at)
       VALUES ('${id}', ${seq}, '${type}', '${data}', 'system', now() - interval '3 years')`;
    expect(await damaged(event(101, 'overdue', '{"seat":"office","dueOn":"2024-09-30"}'))).toMatch(
      /A8 .* has seq 101/,
    );
    expect(
      await damaged(`UPDATE application SET state = jsonb_set(state, '{round}', '7') WHERE id = '${id}'`),
    ).toMatch(/not the fold/);
    const command = `INSERT INTO command (id, application_id, type, body_hash, seq, answer)
                     VALUES (gen_random_uuid(), '${id}', 'urge', repeat('0', 64), 3, '{}')`;
    expect(await damaged(command)).toMatch(/A2 command/);
    expect(await found()).toBe('nothing');
  });

  it('find a workflow that has gone', async () => {
    const journey = await Journey.at(system.crew, 'formalCheck');
    const workflows = await openWorkflows(system);
    await workflows.handleOf(journey.number).terminate('a spec');
    await workflows.close();
    expect(await found()).toMatch(/A12 .* TERMINATED/);
  });
});
