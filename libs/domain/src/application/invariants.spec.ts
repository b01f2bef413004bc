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

/** Refusals that have nothing to do with an act's details. */
const OUTRIGHT = new Set(['wrongStage', 'suspended', 'separationOfDuties']);

const WHO = ['applicant', 'jiaow', 'jgsw', 'inspector', 'office'] as const;

type Step = { who: keyof typeof actors; act: PersonCommand } | { days: number };

interface World {
  app: Application;
  today: string;
  events: ApplicationEvent[];
}

/** Refusals come by the hundred thousand here, and nobody reads where they were thrown: that is most of their cost. */
function withoutStacks<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** An invariant, said plainly; `expect` is too slow for a million of them. */
function must(holds: boolean, invariant: string): void {
  if (!holds) throw new Error(`broken: ${invariant}`);
}

/** Plays a step; a refused act changes nothing. Returns the code of its refusal, or undefined when it was taken. */
function play(world: World, next: Step): string | undefined {
  const take = (events: ApplicationEvent[]) => {
    world.events.push(...events);
    world.app = fold(world.app, events);
  };
  if ('days' in next) {
    world.today = addDays(world.today, next.days);
    take(passTime(world.app, rules, nineOn(world.today)));
    return undefined;
  }
  try {
    take(decide(world.app, aCommand(next.who, next.act), rules, nineOn(world.today)));
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
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

/** Everything that must hold after a step, whatever it was. */
function checkStep(
  before: Application,
  fresh: ApplicationEvent[],
  { app, events, today }: World,
  taken: boolean,
) {
  must(
    fresh.every((event, i) => event.seq === before.seq + i + 1) && app.seq === events.length,
    'seq grows by one per event',
  );
  must(
    fresh.every((event, i) => event.at >= (i === 0 ? before.lastAt : fresh[i - 1]!.at)),
    'time never runs backwards',
  );
  must(taken || app === before, 'a refused act changes nothing');
  const closed = isFinal(before.stage) && before.stage !== 'settled';
  must(!closed || fresh.length === 0, 'a closed application accepts nothing');

  const next = nextClock(app);
  must(!next || next.at > nineOn(today), 'after the clock has acted, the next clock lies later');

  must(
    app.stage === 'draft' || app.tasks.length > 0 === !isFinal(app.stage),
    'never without an owner: someone’s task, or nothing left to do',
  );
  must(new Set(app.tasks.map((task) => task.seat)).size === app.tasks.length, 'one task per seat');
  must(
    app.tasks.every((task) => (STAGE_TABLE[app.stage].clocks as readonly string[]).includes(task.clock)),
    'only the clocks of the stage table',
  );
  const path = [
    before.stage,
    ...fresh.flatMap((event) => (event.type === 'stageEntered' ? [event.stage] : [])),
  ];
  must(
    path.slice(1).every((stage, i) => (STAGE_TABLE[path[i]!].leadsTo as readonly Stage[]).includes(stage)),
    'only the ways of the stage table',
  );
  if (before.stage === 'departmentReview' && app.stage === 'inspection') {
    const opinions = Object.values(app.opinions);
    must(
      opinions.length === rules.leads.length && opinions.every((opinion) => opinion === 'agree'),
      'silence never approves: every lead has agreed',
    );
  }
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
          const known = world.events.length;
          const refused = withoutStacks(() => play(world, chosenStep(world, choice)));
          visited.add(world.app.stage);
          checkStep(before, world.events.slice(known), world, refused === undefined);
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
        withoutStacks(() => choices.forEach((choice) => play(world, chosenStep(world, choice))));
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
        withoutStacks(() => {
          for (const choice of choices) {
            const next = chosenStep(world, choice);
            if ('days' in next) {
              play(world, next);
              continue;
            }
            const offered = actionsFor(world.app, actors[next.who], rules, nineOn(world.today));
            const isOffered = offered.some((action) => action.type === next.act.type);
            const refused = play(world, next);
            must(refused !== undefined || isOffered, `${next.act.type} was offered before it was taken`);
            must(
              !isOffered || !OUTRIGHT.has(refused ?? ''),
              `${next.act.type} was offered, so nothing but its details can be wrong`,
            );
          }
        });
      }),
      { numRuns: 100 },
    );
  });
});
