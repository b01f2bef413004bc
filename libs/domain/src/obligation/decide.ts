import { type CivilDate, civilDateAt, type Instant } from '../calendar/civil-date';
import { nextWorkingDay, workingDaysBetween } from '../calendar/working-days';
import type { Actor, Asked } from '../application/commands';
import { speaksFor } from '../departments/capacity';
import { DomainError } from '../errors';
import { refusal } from '../refusals';
import { passObligationTime } from './timers';
import type { ObligationEvent, ObligationEventBody } from './events';
import { foldObligation } from './evolve';
import { missingParts, type Obligation, type ObligationRules, type Part } from './obligation';
import { duePart } from './part-dates';

/** A person's act on an obligation: ids, enums, dates. Figures, sources and texts stay in PostgreSQL. */
export type ObligationAct =
  | { type: 'create'; dueOn?: CivilDate; parts: { department: string; items: string[] }[] }
  | { type: 'setDueDate'; dueOn: CivilDate }
  | { type: 'contribute'; department: string; item: string }
  | { type: 'close'; reportedOn: CivilDate }
  | { type: 'reopen' }
  | { type: 'urge' };

/** An obligation's command with its client-chosen id, its author and the hash of the whole request. */
export type ObligationCommand = ObligationAct & Asked;

/**
 * Returns the events of an act in order; events of timers due by `now` (ms of programme time) come first.
 * Throws DomainError if the act is refused; no event has happened then.
 */
export function decideObligation(
  obligation: Obligation,
  command: ObligationAct & { actor: Actor },
  rules: ObligationRules,
  now: Instant,
): ObligationEvent[] {
  const passed = passObligationTime(obligation, rules, now);
  const current = foldObligation(obligation, passed);
  const at = Math.max(now, current.lastAt);
  const body = perform(current, command, rules, civilDateAt(at));
  return [...passed, { ...body, seq: current.seq + 1, at, by: command.actor.id }];
}

function perform(
  obligation: Obligation,
  command: ObligationAct & { actor: Actor },
  rules: ObligationRules,
  today: CivilDate,
): ObligationEventBody {
  if (command.type !== 'create' && command.type !== 'contribute') checkOffice(command.actor);
  switch (command.type) {
    case 'create': {
      if (obligation.seq > 0) throw refusal('obligationExists', { key: obligation.key });
      checkParts(command.parts.map((part) => part.department));
      const past = command.dueOn !== undefined && command.dueOn < today;
      const asked = duePart(command.dueOn, rules, today);
      const parts = command.parts.map((part): Part => ({ ...part, handedIn: [], ...asked }));
      return { type: 'created', dueOn: command.dueOn, past, parts };
    }
    case 'setDueDate': {
      checkOpen(obligation);
      if (command.dueOn < today) {
        throw refusal('dateInThePast', { dueOn: command.dueOn, today });
      }
      if (command.dueOn === obligation.dueOn) {
        throw refusal('dateUnchanged', { dueOn: command.dueOn });
      }
      const asked = duePart(command.dueOn, rules, today);
      const parts = obligation.parts.map((part): Part => ({ ...part, ...asked }));
      return { type: 'dueDateSet', dueOn: command.dueOn, before: obligation.dueOn, parts };
    }
    case 'contribute':
      return contribute(obligation, command);
    case 'close':
      checkOpen(obligation);
      checkReportedOn(obligation, command.reportedOn, today);
      return {
        type: 'closed',
        reportedOn: command.reportedOn,
        lateDays: lateBy(obligation, command.reportedOn, rules),
      };
    case 'reopen':
      if (obligation.status !== 'done') throw refusal('obligationNotClosed', { key: obligation.key });
      return { type: 'reopened' };
    case 'urge':
      return urge(obligation, rules, today);
  }
}

function contribute(
  obligation: Obligation,
  { actor, department, item }: Extract<ObligationAct, { type: 'contribute' }> & { actor: Actor },
): ObligationEventBody {
  checkOpen(obligation);
  if (actor.role !== 'office' && !speaksFor(actor, department)) {
    throw new DomainError('notYours', '只能填报本部门的内容。', { department });
  }
  const part = obligation.parts.find((candidate) => candidate.department === department);
  if (!part?.items.includes(item)) {
    throw refusal('notResponsible', { department, item });
  }
  return { type: 'contributed', department, item };
}

function urge(obligation: Obligation, rules: ObligationRules, today: CivilDate): ObligationEventBody {
  checkOpen(obligation);
  const day = nextWorkingDay(rules.calendar, today);
  const silent = missingParts(obligation).map((part) => part.department);
  if (silent.length === 0)
    throw new DomainError('nobodyToUrge', '各部门均已填报，没有可催办的单位。', { key: obligation.key });
  const departments = silent.filter((department) => obligation.urgedOn[department] !== day);
  if (departments.length === 0) throw refusal('alreadyUrged', { day });
  return { type: 'urged', departments, day };
}

function checkParts(departments: string[]): void {
  const repeated = departments.find((department, i) => departments.indexOf(department) !== i);
  if (repeated) throw refusal('partRepeated', { department: repeated });
}

function checkOffice(actor: Actor): void {
  if (actor.role !== 'office') throw new DomainError('notYours', '此事项由区无废办办理。', {});
}

function checkOpen(obligation: Obligation): void {
  if (obligation.status === 'done') throw refusal('obligationClosed', { reportedOn: obligation.reportedOn });
  if (obligation.seq === 0) throw refusal('obligationUnknown', { key: obligation.key });
}

function checkReportedOn(obligation: Obligation, reportedOn: CivilDate, today: CivilDate): void {
  if (reportedOn > today)
    throw new DomainError('dateInTheFuture', '上报日期不能晚于今天。', { reportedOn, today });
  // An obligation recorded after its date can only have been done before it was recorded.
  if (obligation.status !== 'past' && reportedOn < obligation.createdOn!) {
    throw refusal('dateBeforeBeginning', {
      reportedOn,
      createdOn: obligation.createdOn,
    });
  }
}

function lateBy(obligation: Obligation, reportedOn: CivilDate, { calendar }: ObligationRules): number {
  return obligation.dueOn ? workingDaysBetween(calendar, obligation.dueOn, reportedOn) : 0;
}
