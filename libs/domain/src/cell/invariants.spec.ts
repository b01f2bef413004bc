import fc from 'fast-check';
import { actors, people } from '../../../../test/support/builders';
import { aNamedCell, cellRules, CellStory, CHECKERS } from '../../../../test/support/domain/cell-story';
import { addDays, civilDateAt } from '../calendar/civil-date';
import { nineOn } from '../calendar/office-hours';
import { DomainError } from '../errors';
import type { CellAct } from './acts';
import { foldCell } from './evolve';
import { nextCellTimer } from './timers';

/** Without a reminder on each day overdue: the years of a story would be hundreds of them. */
const rules = { ...cellRules, ladders: { standard: { ...cellRules.ladders.standard!, eachDayLate: false } } };
const aStory = () => new CellStory('2024-09-12', rules);

type Who = keyof typeof actors | 'colleague';
type Move =
  | { do: 'act'; who: Who; act: CellAct }
  | { do: 'wait'; days: number }
  | { do: 'correction' }
  | { do: 'calendar'; off: string };

const acts: fc.Arbitrary<CellAct> = fc.oneof(
  fc.constant<CellAct>({ type: 'begin' }),
  fc.constant<CellAct>({ type: 'orderSpotCheck', assigned: [people.inspectorA] }),
  fc.record({
    type: fc.constant('fileCheck' as const),
    result: fc.constantFrom('keep' as const, 'rectify' as const, 'proposeRevocation' as const),
    on: fc.constantFrom('2024-09-12', '2025-01-06', '2027-10-08', '2030-01-04'),
    checkers: fc.constantFrom(CHECKERS, [...CHECKERS, people.office], [people.jiaow]),
  }),
  fc.constant<CellAct>({ type: 'reportRectified' }),
  fc.record({
    type: fc.constant('decideRevocation' as const),
    decision: fc.constantFrom('keep' as const, 'revoke' as const),
  }),
  fc.constant<CellAct>({ type: 'appeal' }),
  fc.record({
    type: fc.constant('reviewAppeal' as const),
    outcome: fc.constantFrom('upheld' as const, 'rejected' as const),
  }),
  fc.constant<CellAct>({ type: 'reopen', dueOn: '2026-12-31' }),
  fc.constant<CellAct>({ type: 'concludeRestoration' }),
  fc.record({
    type: fc.constant('recordPlaque' as const),
    number: fc.constantFrom('1', '2'),
    on: fc.constantFrom('2024-09-01', '2024-09-12', '2026-01-05'),
  }),
  fc.record({
    type: fc.constant('setRecheckDay' as const),
    on: fc.constantFrom('2024-09-20', '2026-10-01', '2031-05-05'),
  }),
  fc.constant<CellAct>({ type: 'urge' }),
);

const who = fc.constantFrom<Who>('applicant', 'office', 'colleague', 'jiaow', 'jgsw', 'inspector');
const moves = fc.array(
  fc.oneof<fc.MaybeWeightedArbitrary<Move>[]>(
    { arbitrary: fc.record({ do: fc.constant('act' as const), who, act: acts }), weight: 12 },
    {
      arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 400 }) }),
      weight: 5,
    },
    { arbitrary: fc.constant<Move>({ do: 'correction' }), weight: 1 },
    {
      arbitrary: fc.record({ do: fc.constant('calendar' as const), off: fc.constantFrom('09-13', '10-08') }),
      weight: 1,
    },
  ),
  { maxLength: 40 },
);

/** Performs a move at 09:00 of the story's day; a refusal of the procedure has no effect. */
function perform(story: CellStory, move: Move): void {
  switch (move.do) {
    case 'wait':
      return void story.through(addDays(story.today, move.days));
    case 'correction':
      return void story.receive({ type: 'revoked', on: story.today, by: people.office });
    case 'calendar': {
      const year = story.today.slice(0, 4);
      const calendar = { ...story.rules.calendar, [year]: { off: [move.off], makeup: [] } };
      const calendarVersion = story.rules.calendarVersion + 1;
      return void story.receive({ type: 'calendarPublished', calendarVersion, calendar });
    }
    case 'act':
      try {
        story.act(move.who, datedAct(move.act, story.today));
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
  }
}

/** A period that is opened again ends a few days later. */
function datedAct(act: CellAct, today: string): CellAct {
  return act.type === 'reopen' ? { ...act, dueOn: addDays(today, 3) } : act;
}

/** An invariant, said plainly. */
function must(holds: boolean, invariant: string): void {
  if (!holds) throw new Error(`broken: ${invariant}`);
}

function check({ cell, events, rules, today }: CellStory, before: CellStory['cell']): void {
  const { stage, task, check: open, revocation } = cell;
  must(JSON.stringify(foldCell(aNamedCell(), events)) === JSON.stringify(cell), 'the fold of its events');
  must(
    events.every(({ seq }, i) => seq === i + 1),
    'seq without gaps',
  );
  must(
    events.every(({ at }, i) => i === 0 || at >= events[i - 1]!.at),
    'time never backwards',
  );
  const next = events.find(({ seq }) => seq === before.seq + 1);
  must(before.stage !== 'ended' || !next || next.type === 'reopened', 'nothing after the end but an appeal');
  must(
    !task || (task.openedOn < task.dueOn && task.dueOn >= task.openedOn),
    'a period lies ahead of its act',
  );
  must(!task || task.openedOn <= today, 'a period counts from a day that has come');
  must(
    (task !== undefined) === (cell.seq > 0 && stage !== 'standing' && stage !== 'ended'),
    'one is waited for',
  );
  must(
    (open !== undefined) === ['check', 'rectification', 'reinspection', 'decision'].includes(stage) ||
      (stage === 'review' && (open === undefined) === (revocation !== undefined)),
    'a check is open exactly while it is handled',
  );
  must(!open || open.rounds <= rules.maxRectificationRounds, 'rounds of rectification');
  must(
    (revocation !== undefined) === ['appeal', 'delisting', 'restoration', 'ended'].includes(stage) ||
      (stage === 'review' && (open === undefined) === (revocation !== undefined)),
    'a revocation stands exactly from its decision on',
  );
  const timer = nextCellTimer(cell, rules);
  must(stage === 'ended' || cell.seq === 0 || timer !== undefined || task?.overdue === true, 'time goes on');
  must(!timer || timer.at >= nineOn(today) || cell === before, 'no timer is left behind');
}

describe('a named cell, whatever people and time do', () => {
  it('keeps its invariants', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const story = aStory();
        for (const move of list) {
          const before = story.cell;
          perform(story, move);
          check(story, before);
        }
        const opened = story.events.filter(({ type }) => type === 'checkOpened');
        must(opened.length === story.cell.checks, 'every check has its own number');
        for (let depth = 0, i = 0; i < story.events.length; i += 1) {
          const event = story.events[i]!;
          if (event.type === 'checkOpened') depth += 1;
          else if (event.type === 'checkFiled' && event.result === 'keep') depth = 0;
          else if (event.type === 'revocationDecided' || event.type === 'revoked') depth = 0;
          else if (event.type === 'appealReviewed' && event.outcome === 'upheld') depth = 0;
          must(depth <= 1, 'never two open checks');
        }
        const decided = story.events.filter(
          (event) =>
            event.type === 'revocationDecided' ||
            event.type === 'revoked' ||
            (event.type === 'checkFiled' && event.result === 'proposeRevocation'),
        ).length;
        must(
          story.events.filter(({ type }) => type === 'appealed').length <= decided,
          'one appeal per finding and decision',
        );
        story.events.forEach((event, i) => {
          if (event.type !== 'appealReviewed') return;
          const { revocation, check: disputed } = foldCell(aNamedCell(), story.events.slice(0, i));
          const by = revocation ? [revocation.by] : disputed!.checkers;
          must(!by.includes(event.by), 'somebody else reviews');
        });
      }),
      { numRuns: 300 },
    );
  });

  it('comes to its end or to its next check if nobody acts any more', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const story = aStory().begin();
        for (const move of list) perform(story, move);
        const { stage } = story.cell;
        story.through(addDays(story.today, 1500));
        // A period that has just begun runs out first.
        for (let { task } = story.cell; task && task.dueOn >= story.today; { task } = story.cell) {
          story.through(addDays(task.dueOn, 1));
        }
        const waits = story.cell.task?.overdue ?? false;
        const isAhead = (story.cell.recheckOn ?? '') > story.today;
        must(story.cell.stage === 'ended' || waits || isAhead, `from ${stage} to ${story.cell.stage}`);
        must(civilDateAt(story.cell.lastAt) <= story.today, 'nothing in the future');
      }),
      { numRuns: 40 },
    );
  });
});
