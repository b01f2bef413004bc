import fc from 'fast-check';
import {
  actors,
  aCommand,
  INSPECTORS,
  nineOn,
  people,
  schoolRules,
  aSchool,
} from '../../../../test/support/builders';
import { addDays } from '../calendar/civil-date';
import { DomainError } from '../errors';
import { actionsFor } from './actions';
import type { Application } from './application';
import { nextClock, passTime } from './clock';
import type { PersonCommand } from './commands';
import { decide } from './decide/decide';
import type { ApplicationEvent } from './events';
import { fold } from './evolve';
import { faultsOfTable, STAGE_TABLE } from './stage-table';
import { isFinal, type Stage, STAGES } from './stages';

const rules = schoolRules();

const agree = { type: 'giveOpinion', opinion: 'agree' } as const;
const schedule = { type: 'scheduleInspection', inspectors: INSPECTORS } as const;
const sheet = { type: 'fileInspection', score: 80, inspectors: INSPECTORS } as const;
const settle = { type: 'settleObjection', objectionId: 'o1' } as const;

/** Every kind of act in its variants; good ones twice, so that runs come far. */
const ACTS: PersonCommand[] = [
  { type: 'submit' },
  { type: 'accept' },
  { type: 'returnForCorrection' },
  { type: 'resubmit' },
  { type: 'refuseAcceptance' },
  { ...agree, department: 'JIAOW' },
  { ...agree, department: 'JGSW' },
  { ...agree, department: 'JIAOW', opinion: 'disagree' },
  { ...agree, department: 'SWW' },
  { type: 'conciliate', outcome: 'uphold' },
  { type: 'conciliate', outcome: 'refuse' },
  { ...schedule, on: '2024-09-02' },
  { ...schedule, on: '2024-10-08' },
  { ...schedule, on: '2025-03-03' },
  { ...schedule, on: '2025-11-03' },
  { ...schedule, on: '2024-10-08', inspectors: [people.inspectorA] },
  { ...sheet, outcome: 'passed' },
  { ...sheet, outcome: 'passed' },
  { ...sheet, outcome: 'rectify' },
  { ...sheet, outcome: 'failed' },
  { type: 'reportRectified' },
  { type: 'officeDecide', decision: 'approve' },
  { type: 'officeDecide', decision: 'approve' },
  { type: 'officeDecide', decision: 'return', returnTo: 'departmentReview' },
  { type: 'officeDecide', decision: 'return', returnTo: 'inspection' },
  { type: 'officeDecide', decision: 'refuse' },
  { type: 'openNotice' },
  { type: 'raiseObjection', objectionId: 'o1' },
  { type: 'raiseObjection', objectionId: 'o2' },
  { ...settle, outcome: 'dismissed' },
  { ...settle, outcome: 'dismissed', objectionId: 'o2' },
  { ...settle, outcome: 'upheld', then: 'inspection' },
  { ...settle, outcome: 'upheld', then: 'refused' },
  { type: 'name', documentNumber: '渝北无废办〔2024〕3号', date: '2024-10-08' },
  { type: 'name', documentNumber: '渝北无废办〔2024〕3号', date: '2024-12-02' },
  { type: 'name', documentNumber: '渝北无废办〔2024〕3号', date: '2025-03-03' },
  { type: 'reportToCity' },
  { type: 'recordCityResult', result: 'recognised' },
  { type: 'recordCityResult', result: 'returned' },
  { type: 'recordCityResult', result: 'notRecognised' },
  { type: 'attribute', assessmentYear: 2024 },
  { type: 'attribute', assessmentYear: 2025 },
  { type: 'attribute', assessmentYear: 2026 },
  { type: 'extend', seat: 'department:JIAOW' },
  { type: 'extend', seat: 'office' },
  { type: 'transfer', seat: 'department:JIAOW', to: people.inspectorB },
  { type: 'suspend', why: 'suspension' },
  { type: 'resume' },
  { type: 'urge' },
  { type: 'withdraw' },
  { type: 'revoke' },
];

/** Acts that end or halt an application: taken rarely, or no run would come far. */
const RARE = ['withdraw', 'revoke', 'suspend', 'refuseAcceptance', 'returnForCorrection', 'raiseObjection'];

const WHO = ['applicant', 'jiaow', 'jgsw', 'inspector', 'office'] as const;

type Step = { who: keyof typeof actors; act: PersonCommand } | { days: number };

interface World {
  app: Application;
  today: string;
  events: ApplicationEvent[];
}

/** Plays a step; a refused act changes nothing. Returns whether the act was taken. */
function play(world: World, next: Step): boolean {
  const take = (events: ApplicationEvent[]) => {
    world.events.push(...events);
    world.app = fold(world.app, events);
  };
  if ('days' in next) {
    world.today = addDays(world.today, next.days);
    take(passTime(world.app, rules, nineOn(world.today)));
    return true;
  }
  try {
    take(decide(world.app, aCommand(next.who, next.act), rules, nineOn(world.today)));
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** A step chosen by a number: mostly acts that are open, some days passing, some acts of anyone at random. */
function chosenStep(world: World, choice: number): Step {
  const [kind, rest] = [choice % 10, Math.floor(choice / 10)];
  const anything = { who: WHO[rest % WHO.length]!, act: ACTS[Math.floor(rest / WHO.length) % ACTS.length]! };
  if (kind === 0) return anything;
  if (kind === 1) return { days: 1 + (rest % 40) };
  const open = WHO.flatMap((who) =>
    actionsFor(world.app, actors[who], rules, nineOn(world.today)).map(({ type }) => ({ who, type })),
  ).filter(({ type }) => kind === 2 || !RARE.includes(type));
  const next = open[rest % Math.max(open.length, 1)];
  if (!next) return { days: 7 };
  const variants = ACTS.filter((act) => act.type === next.type);
  return {
    who: next.who,
    act: datedToday(world, variants[Math.floor(rest / open.length) % variants.length]!),
  };
}

function datedToday(world: World, act: PersonCommand): PersonCommand {
  if (act.type === 'name') return { ...act, date: world.today };
  return act.type === 'scheduleInspection' ? { ...act, on: world.today } : act;
}

const runs = fc.array(fc.noBias(fc.nat(1_000_000)), { minLength: 30, maxLength: 80, size: 'max' });

describe('the stage table', () => {
  it('is sound: an owner, a clock and a way to an end everywhere', () => {
    expect(faultsOfTable()).toEqual([]);
  });

  it('names what is wrong with an unsound one', () => {
    const broken = {
      ...STAGE_TABLE,
      naming: { accepts: {}, clocks: [], leadsTo: [] },
      conciliation: { ...STAGE_TABLE.conciliation, accepts: { conciliate: [] } },
    };
    expect(faultsOfTable(broken)).toEqual([
      'conciliation accepts conciliate from nobody',
      'naming has no owner',
      'naming has no clock',
      'naming has no way to an end',
      'municipalReport cannot be reached',
      'settled cannot be reached',
      'revoked cannot be reached',
    ]);
  });
});

describe('any sequence of acts and clock ticks', () => {
  const visited = new Set<Stage>();

  it('keeps the invariants', () => {
    fc.assert(
      fc.property(runs, (choices) => {
        const world: World = { app: aSchool(), today: '2024-09-02', events: [] };
        for (const choice of choices) {
          const before = world.app;
          const wasFinal = isFinal(before.stage) && before.stage !== 'settled';
          const known = world.events.length;
          const taken = play(world, chosenStep(world, choice));
          const fresh = world.events.slice(known);
          const { app } = world;
          visited.add(app.stage);

          // seq grows by one per event; time never runs backwards
          fresh.forEach((event, i) => expect(event.seq).toBe(before.seq + i + 1));
          fresh.reduce((at, event) => (expect(event.at).toBeGreaterThanOrEqual(at), event.at), before.lastAt);
          expect(app.seq).toBe(world.events.length);
          if (!taken) expect(app).toBe(before);

          // a closed application accepts nothing
          if (wasFinal) expect(fresh).toEqual([]);

          // after the clock has acted, the next clock lies later
          const next = nextClock(app, rules);
          if (next) expect(next.at).toBeGreaterThan(nineOn(world.today));

          // never without an owner: someone's task, or nothing left to do
          if (app.stage !== 'draft') expect(app.tasks.length > 0).toBe(!isFinal(app.stage));
          const seats = app.tasks.map((task) => task.seat);
          expect(new Set(seats).size).toBe(seats.length);

          // only the table's edges and clocks
          let stage: Stage = before.stage;
          for (const event of fresh) {
            if (event.type !== 'stageEntered') continue;
            expect(STAGE_TABLE[stage].leadsTo as readonly Stage[]).toContain(event.stage);
            stage = event.stage;
          }
          for (const task of app.tasks)
            expect(STAGE_TABLE[app.stage].clocks as readonly string[]).toContain(task.clock);

          // silence never approves: whoever left the review for inspection had every lead's opinion
          if (before.stage === 'departmentReview' && app.stage === 'inspection') {
            expect(Object.values(app.opinions)).toEqual(rules.leads.map(() => 'agree'));
          }
        }
        // the state is the fold of its events
        expect(fold(aSchool(), world.events)).toEqual(world.app);
      }),
      { numRuns: 500 },
    );
  });

  it('visited every stage', () => {
    expect([...visited].sort()).toEqual([...STAGES].sort());
  });

  it('can always reach an end', () => {
    fc.assert(
      fc.property(runs, (choices) => {
        const world: World = { app: aSchool(), today: '2024-09-02', events: [] };
        for (const choice of choices) play(world, chosenStep(world, choice));
        if (world.app.stage === 'draft') play(world, { who: 'applicant', act: { type: 'submit' } });
        for (let i = 0; i < 5 && !isFinal(world.app.stage); i += 1) {
          play(world, { who: 'office', act: { type: 'resume' } });
          play(world, { who: 'applicant', act: { type: 'withdraw' } });
          play(world, { who: 'office', act: { type: 'revoke' } });
        }
        expect(isFinal(world.app.stage)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the acts offered', () => {
  it('are exactly those that decide does not refuse for their stage or person', () => {
    fc.assert(
      fc.property(runs, (choices) => {
        const world: World = { app: aSchool(), today: '2024-09-02', events: [] };
        for (const choice of choices) {
          const next = chosenStep(world, choice);
          if ('act' in next) {
            const offered = actionsFor(world.app, actors[next.who], rules, nineOn(world.today)).map(
              (a) => a.type,
            );
            if (play(world, next)) expect(offered).toContain(next.act.type);
          } else play(world, next);
        }
      }),
      { numRuns: 100 },
    );
  });
});
