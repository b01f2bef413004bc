import { randomUUID } from 'node:crypto';
import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';
import { CallLog } from './call-log';
import { checkInvariants } from './checks';

jest.setTimeout(120_000);

describe('many at once on one application', () => {
  let system: System;
  let log: CallLog;
  beforeAll(async () => {
    system = await startSystem('2024-09-02T09:00:00+08:00');
    await system.startWorker(); // two replicas
  });
  beforeEach(() => void (log = new CallLog()));
  afterEach(() => checkInvariants(system, log));
  afterAll(() => system?.stop());

  it('200 different commands: each takes effect once, in a sequence without gaps', async () => {
    const journey = await Journey.at(system.crew, 'formalCheck');
    const hands = log.insist(system.crew);
    const to = await system.crew.idOf('jiaow');
    const before = journey.last!.seq;
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        hands(i % 2 ? 'office' : 'jiaow', journey.id, { type: 'transfer', seat: 'department:JIAOW', to }),
      ),
    );
    const seqs = answers.map(({ seq }) => seq).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: 200 }, (_, i) => before + i + 1));
    expect(log.shameful).toEqual([]);
  });

  it('the same command 50 times: one effect, and each sender gets the same answer', async () => {
    const journey = await Journey.at(system.crew, 'formalCheck');
    const hands = log.insist(system.crew);
    const commandId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => hands('jiaow', journey.id, { type: 'accept', commandId })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const [{ n }] = await system.sql(
      'SELECT count(*)::int AS n FROM application_event WHERE command_id = $1',
      [commandId],
    );
    expect(n).toBe(2); // accepted, stageEntered
  });

  it('50 submissions of one draft, 50 drafts of one unit: one application', async () => {
    const unit = await system.crew.as('unit1');
    const drafts = await Promise.all(
      Array.from({ length: 10 }, () => Journey.draft(system.crew, { cellType: 'FACTORY', unit: 8001 })),
    );
    const replies = await Promise.all(
      drafts.flatMap(({ id }) => Array.from({ length: 5 }, () => unit.act(id, { type: 'submit' }))),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = replies
      .filter(({ status }) => status !== 200)
      .map(({ status, body }) => `${status} ${body.code}`);
    for (const one of refused) expect(['409 duplicateApplication', '409 wrongStage']).toContain(one);
    const [{ n }] = await system.sql(
      `SELECT count(*)::int AS n FROM application WHERE cell_type = 'FACTORY' AND seq > 0`,
    );
    expect(n).toBe(1);
  });

  it('concurrent decisions: the first wins, the others get the present stage', async () => {
    const journey = await Journey.at(system.crew, 'departmentReview');
    const acts = [
      ...Array.from({ length: 10 }, () => ['jiaow', { type: 'giveOpinion', opinion: 'agree' }] as const),
      ...Array.from(
        { length: 10 },
        () => ['jiaow', { type: 'giveOpinion', opinion: 'disagree', text: '不同意' }] as const,
      ),
      ...Array.from({ length: 10 }, () => ['jgsw', { type: 'giveOpinion', opinion: 'agree' }] as const),
      ['unit1', { type: 'withdraw' }] as const,
    ];
    const replies = await Promise.all(
      acts.map(async ([login, act]) => (await system.crew.as(login)).act(journey.id, act)),
    );
    expect(replies.filter(({ status }) => ![200, 409].includes(status))).toEqual([]);
    const opinions = (await journey.events()).filter(({ type }: any) => type === 'opinionGiven');
    expect(opinions.length).toBeLessThanOrEqual(2);
    expect(new Set(opinions.map(({ data }: any) => data.department)).size).toBe(opinions.length);
  });
});
