import fc from 'fast-check';
import { actors, aSchool, nineOn } from '../../../../test/support/builders';
import { actionsFor } from './actions';
import { type Application, hasOpenObjection } from './application';
import { nextTimer } from './time/timers';
import { COMMANDS } from './decide/commands-table';
import type { ApplicationEvent } from './events';
import { fold } from './evolve';
import { causesOf } from './stage-facts';
import type { TransitionCause } from './stage-row';
import { STAGE_TABLE } from './stage-table';
import { isFinal, type Stage, STAGES } from './stages';
import {
  aWorld,
  chosenStep,
  play,
  rules,
  runs,
  type Step,
  withoutStacks,
  type World,
} from '../../../../test/support/domain/random-life';

/** Refusals that have nothing to do with an act's details. */
const OUTRIGHT = new Set(['wrongStage', 'suspended', 'separationOfDuties']);

/** An invariant, said plainly; `expect` is too slow for a million of them. */
function must(holds: boolean, invariant: string): void {
  if (!holds) throw new Error(`broken: ${invariant}`);
}

/** Over for good; a settled one may still be revoked. */
function isClosed(app: Application): boolean {
  return isFinal(app.stage) && app.stage !== 'settled';
}

/** The state is the fold of its events. */
function checkFold({ app, events }: World): void {
  expect(fold(aSchool(), events)).toEqual(app);
}

/** The transitions among a step's events, each with what brought it about. */
function hopsOf(before: Application, fresh: ApplicationEvent[], step: Step) {
  let from = before.stage;
  return fresh.flatMap((event) => {
    if (event.type !== 'stageEntered') return [];
    const cause: TransitionCause = event.by === 'system' || 'days' in step ? 'lastDay' : step.act.type;
    const hop = { from, to: event.stage, cause };
    from = event.stage;
    return hop;
  });
}

/** Everything that must hold after a step, whatever it was. */
function checkStep(
  before: Application,
  fresh: ApplicationEvent[],
  { app, events, today }: World,
  step: Step,
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
  must(
    !isClosed(before) || fresh.length === 0 || ['resubmitted', 'reopened'].includes(fresh[0]!.type),
    'a closed application accepts nothing but what opens it again',
  );

  const next = nextTimer(app);
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
  must(
    hopsOf(before, fresh, step).every(({ from, to, cause }) => causesOf(from, to).includes(cause)),
    'only the transitions of the stage table, by what it names',
  );
  const ways = [
    ...['resumed', 'withdrawn', 'reportedToCity', 'revoked', 'stageEntered'],
    ...['handedOver', 'namingCorrected'],
  ];
  must(
    !before.suspendedOn || fresh.every((event) => ways.includes(event.type)),
    'a suspended application is only resumed, withdrawn, reported, corrected or revoked, and no clock runs',
  );
  must(
    !app.suspendedOn || fresh.every((event) => event.type !== 'reportedToCity'),
    'a reported application is not suspended any more',
  );
  must(!app.naming || !hasOpenObjection(app), 'an open objection holds back the naming');
  if (before.stage === 'departmentReview' && app.stage === 'inspection') {
    const opinions = Object.values(app.opinions);
    must(
      opinions.length === rules.leads.length && opinions.every((opinion) => opinion === 'agree'),
      'silence never approves: every lead has agreed',
    );
  }
}

describe('any sequence of acts and clock ticks', () => {
  const visited = new Set<Stage>();
  const late = new Set<string>();
  const walked = new Set<string>();
  /** Every transition of the stage table but those that a system command brings about. */
  const drawn = STAGES.flatMap((from) =>
    STAGES.flatMap((to) =>
      causesOf(from, to)
        .filter((cause) => cause === 'lastDay' || cause in COMMANDS)
        .map((cause) => `${from} ${to} ${cause}`),
    ),
  );
  /** Clocks that silence only makes overdue; the others act themselves. */
  const onlyLate = [
    ...new Set(Object.values(STAGE_TABLE).flatMap((row): readonly string[] => row.clocks)),
  ].filter((clock) => !['correction', 'rectification', 'publicNotice'].includes(clock));

  const keepsTheInvariants = fc.property(runs, (choices) => {
    let world = aWorld();
    for (const choice of choices) {
      if (isClosed(world.app) && choice % 3 === 0) {
        checkFold(world);
        world = aWorld(); // the next application: a run does not end with the first
      }
      const before = world.app;
      const known = world.events.length;
      const step = chosenStep(world, choice);
      const refused = withoutStacks(() => play(world, step));
      const fresh = world.events.slice(known);
      checkStep(before, fresh, world, step, refused === undefined);
      for (const { from, to, cause } of hopsOf(before, fresh, step)) walked.add(`${from} ${to} ${cause}`);
      visited.add(world.app.stage);
      for (const task of world.app.tasks) if (task.overdue) late.add(task.clock);
    }
    checkFold(world);
  });

  it('keeps the invariants', () => {
    // A hundred runs come nearly everywhere; more of them until they have been everywhere.
    const sawAll = () =>
      visited.size === STAGES.length && late.size === onlyLate.length && walked.size === drawn.length;
    for (let rounds = 0; rounds < 2 || (!sawAll() && rounds < 30); rounds += 1) {
      fc.assert(keepsTheInvariants, { numRuns: 100 });
    }
  });

  it('visited every stage, and saw every clock run out', () => {
    expect([...visited].sort()).toEqual([...STAGES].sort());
    expect([...late].sort()).toEqual(onlyLate.sort());
    expect([...walked].sort()).toEqual(drawn.sort());
  });

  it('can always reach an end', () => {
    fc.assert(
      fc.property(runs, (choices) => {
        const world = aWorld();
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
        const world = aWorld();
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
