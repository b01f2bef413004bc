import fc from 'fast-check';
import { actors, aCommand, aSchool, INSPECTORS, nineOn, people, schoolRules } from '../builders';
import { addDays } from '../../../libs/domain/src/calendar/civil-date';
import { DomainError } from '../../../libs/domain/src/errors';
import { actionsFor } from '../../../libs/domain/src/application/actions';
import type { Application } from '../../../libs/domain/src/application/application';
import { endedTaskOf } from '../../../libs/domain/src/application/time/ended';
import { passTime } from '../../../libs/domain/src/application/time/timers';
import type { PersonCommand } from '../../../libs/domain/src/application/commands';
import { decide } from '../../../libs/domain/src/application/decide/decide';
import type { ApplicationEvent } from '../../../libs/domain/src/application/events';
import { fold } from '../../../libs/domain/src/application/evolve';

export const rules = schoolRules();

const agree = { type: 'giveOpinion', opinion: 'agree' } as const;
const schedule = { type: 'scheduleInspection', inspectors: INSPECTORS } as const;
const sheet = { type: 'fileInspection', score: 80, inspectors: INSPECTORS } as const;
const settle = { type: 'settleObjection', objectionId: 'o1' } as const;

/** Every kind of act in its variants; those that lead far or to seldom stages more than once. */
const ACTS: PersonCommand[] = [
  { type: 'submit' },
  { type: 'accept' },
  { type: 'returnForCorrection' },
  { type: 'resubmit' },
  { type: 'registerCorrection', receivedOn: '2024-09-02' },
  { type: 'reopen', dueOn: '2026-12-31' },
  { type: 'refuseAcceptance' },
  { ...agree, department: 'JIAOW' },
  { ...agree, department: 'JGSW' },
  { ...agree, department: 'JIAOW', opinion: 'disagree' },
  { ...agree, department: 'JGSW', opinion: 'disagree' },
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
  { type: 'raiseObjection', objectionId: 'o3' },
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
  { type: 'recordCityResult', result: 'returned' },
  { type: 'recordCityResult', result: 'returned' },
  { type: 'recordCityResult', result: 'notRecognised' },
  { type: 'recordCityResult', result: 'recognised', settles: true, countsIn: 2024 },
  { type: 'submitSupplement' },
  { type: 'attribute', assessmentYear: 2024 },
  { type: 'attribute', assessmentYear: 2025 },
  { type: 'attribute', assessmentYear: 2026 },
  { type: 'extend', seat: 'department:JIAOW' },
  { type: 'extend', seat: 'office' },
  { type: 'transfer', seat: 'department:JIAOW', to: people.inspectorB },
  { type: 'handOver', to: people.applicant },
  { type: 'correctReceipt', objectionId: 'o1', receivedOn: '2024-09-02' },
  { type: 'correctNaming', documentNumber: '渝北无废办〔2024〕4号', date: '2025-03-03' },
  { type: 'suspend', why: 'suspension' },
  { type: 'resume' },
  { type: 'urge' },
  { type: 'withdraw' },
  { type: 'revoke' },
];

/**
 * Acts that lead to the next stage. Half of the choices are from these, so that runs reach the end of the procedure.
 */
const FORWARD = [
  ...['submit', 'accept', 'resubmit', 'giveOpinion', 'conciliate', 'scheduleInspection', 'fileInspection'],
  ...[
    'reportRectified',
    'officeDecide',
    'openNotice',
    'name',
    'reportToCity',
    'recordCityResult',
    'submitSupplement',
    'attribute',
  ],
  'resume',
];

/** Acts that end or suspend an application. They are chosen rarely, because otherwise no run would get far. */
const RARE = ['withdraw', 'revoke', 'suspend', 'refuseAcceptance'];

/** Acts that correct an application and lead nowhere. They are chosen among any acts of anyone alone. */
const CORRECTIONS = ['handOver', 'correctNaming', 'correctReceipt'];

/** A stage that few runs reach: there the rare acts are as likely as the others. */
const SELDOM_REACHED = 'supplement';

const WHO = ['applicant', 'jiaow', 'jgsw', 'inspector', 'office'] as const;

export type Step = { who: keyof typeof actors; act: PersonCommand } | { days: number };

/** One application with the day and its events so far. */
export interface World {
  app: Application;
  today: string;
  events: ApplicationEvent[];
}

/** Returns the draft of a school on 2 September 2024. */
export function aWorld(): World {
  return { app: aSchool(), today: '2024-09-02', events: [] };
}

/**
 * Runs work without stack traces: it throws some 100,000 refusals, whose traces nobody reads and which cost the most
 * time.
 */
export function withoutStacks<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Performs a step; a refused act changes nothing. Returns the code of the refusal, or undefined. */
export function play(world: World, next: Step): string | undefined {
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

/** Returns a step chosen by a number: mostly open acts, sometimes days, sometimes any act of anyone. */
export function chosenStep(world: World, choice: number): Step {
  const [kind, rest] = [choice % 10, Math.floor(choice / 10)];
  const anything = { who: WHO[rest % WHO.length]!, act: ACTS[Math.floor(rest / WHO.length) % ACTS.length]! };
  if (kind === 0) return anything;
  if (kind === 1) return { days: 1 + (rest % 40) };
  const open = WHO.flatMap((who) =>
    actionsFor(world.app, actors[who], rules, nineOn(world.today)).map(({ type }) => ({ who, type })),
  ).filter(({ type }) => {
    if (CORRECTIONS.includes(type)) return false;
    if (kind === 2) return true;
    if (kind < 5) return !RARE.includes(type) || world.app.stage === SELDOM_REACHED;
    return FORWARD.includes(type);
  });
  const next = open[rest % Math.max(open.length, 1)];
  if (!next) return { days: 7 };
  const own = (act: PersonCommand) => act.type !== 'giveOpinion' || act.department.toLowerCase() === next.who;
  const variants = ACTS.filter((act) => act.type === next.type && own(act));
  return {
    who: next.who,
    act: fitted(world, variants[Math.floor(rest / open.length) % variants.length]!),
  };
}

/** The act with the day, and the objection, that fit the case. */
function fitted({ app, today }: World, act: PersonCommand): PersonCommand {
  if (act.type === 'name') return { ...act, date: today };
  if (act.type === 'scheduleInspection') return { ...act, on: today };
  if (act.type === 'registerCorrection') return { ...act, receivedOn: endedTaskOf(app)?.dueOn ?? today };
  if (act.type === 'reopen') return { ...act, dueOn: addDays(today, 3) };
  if (act.type === 'raiseObjection' && app.notice?.ended) return { ...act, receivedOn: app.notice.endsOn };
  const open = app.objections.find(({ outcome }) => outcome === 'open');
  if (act.type === 'correctReceipt' && app.objections[0])
    return { ...act, objectionId: app.objections[0].id, receivedOn: app.notice!.openedOn };
  return act.type === 'settleObjection' && open ? { ...act, objectionId: open.id } : act;
}

/** A run: one number per step. */
export const runs = fc.array(fc.noBias(fc.nat(1_000_000)), { minLength: 30, maxLength: 80, size: 'max' });
