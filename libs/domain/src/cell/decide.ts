import type { Actor } from '../application/commands';
import { type CivilDate, civilDateAt, type Instant } from '../calendar/civil-date';
import { nextWorkingDay } from '../calendar/working-days';
import { refusal } from '../refusals';
import type { CellAct } from './acts';
import { type Cell, type CellRules, type CellStage, type Check, hasEnded } from './cell';
import { checkingSeat, nextRecheck, onWorkingDay, openCellTask } from './dates';
import { endedAppealOf } from './ended';
import type { AppealOutcome, CellEvent, CellEventBody } from './events';
import { foldCell } from './evolve';
import { fileCheck } from './file-check';
import { passCellTime } from './timers';

/**
 * Returns the events of an act in order; events of timers due by `now` (ms of programme time) come first.
 * Throws DomainError if the act is refused; no event has happened then.
 */
export function decideCell(
  cell: Cell,
  command: CellAct & { actor: Actor },
  rules: CellRules,
  now: Instant,
): CellEvent[] {
  const passed = passCellTime(cell, rules, now);
  const current = foldCell(cell, passed);
  const at = Math.max(now, current.lastAt);
  const body = perform(current, command, rules, civilDateAt(at));
  return [...passed, { ...body, seq: current.seq + 1, at, by: command.actor.id }];
}

function perform(
  cell: Cell,
  command: CellAct & { actor: Actor },
  rules: CellRules,
  today: CivilDate,
): CellEventBody {
  const { actor } = command;
  if (command.type === 'begin') {
    if (cell.seq > 0) throw refusal('cellBegun', { number: cell.number });
    return { type: 'begun', recheck: nextRecheck(rules, cell.namedOn, today) };
  }
  if (cell.seq === 0) throw refusal('cellNotNamed', { number: cell.number });
  if (command.type === 'reopen') return reopenAppeal(cell, command, rules, today);
  if (hasEnded(cell)) throw refusal('cellEnded', { number: cell.number });
  switch (command.type) {
    case 'orderSpotCheck': {
      checkOffice(actor);
      checkNotRevoked(cell);
      if (cell.check) throw refusal('checkOpen', { no: cell.check.no });
      checkStage(cell, ['standing']);
      const task = openCellTask(rules, checkingSeat(rules), 'spotCheck', today);
      return { type: 'checkOpened', kind: 'spot', no: cell.checks + 1, assigned: command.assigned, task };
    }
    case 'fileCheck':
      checkNotRevoked(cell);
      return fileCheck(cell, command, rules, today);
    case 'reportRectified':
      checkRole(actor, 'applicant');
      checkStage(cell, ['rectification']);
      return {
        type: 'rectificationReported',
        task: openCellTask(rules, checkingSeat(rules), 'cellReinspection', today),
      };
    case 'decideRevocation':
      return decideRevocation(cell, command, rules, today);
    case 'appeal':
      checkRole(actor, 'applicant');
      if ((cell.revocation ?? cell.check)?.appealedOn) throw refusal('appealedOnce', {});
      if (cell.stage !== 'appeal' && cell.stage !== 'decision')
        throw refusal('nothingToAppeal', { stage: cell.stage });
      return { type: 'appealed', task: openCellTask(rules, 'office', 'appealReview', today) };
    case 'reviewAppeal':
      return reviewAppeal(cell, command, rules, today);
    case 'concludeRestoration':
      checkOffice(actor);
      checkStage(cell, ['restoration']);
      return { type: 'restorationConcluded' };
    case 'recordPlaque':
      checkOffice(actor);
      if (cell.revocation) throw refusal('cellRevoked', { number: cell.number });
      if (command.on < cell.namedOn) throw refusal('plaqueBeforeNaming', { namedOn: cell.namedOn });
      if (command.on > today) throw refusal('dateInTheFuture', { on: command.on, today });
      return { type: 'plaqueRecorded', number: command.number, on: command.on };
    case 'setRecheckDay':
      return setRecheckDay(cell, command, rules, today);
    case 'urge':
      return urge(cell, actor, rules, today);
  }
}

/** Stages in which the office may decide to revoke on its own, for a serious violation. */
const MAY_REVOKE: CellStage[] = ['standing', 'check', 'rectification', 'reinspection', 'decision'];

function decideRevocation(
  cell: Cell,
  { actor, decision }: Extract<CellAct, { type: 'decideRevocation' }> & { actor: Actor },
  rules: CellRules,
  today: CivilDate,
): CellEventBody {
  checkOffice(actor);
  checkStage(cell, decision === 'keep' ? ['decision'] : MAY_REVOKE);
  if (cell.check?.checkers.includes(actor.id)) throw refusal('separationOfDuties', {});
  if (decision === 'keep') {
    const recheck = cell.check!.kind === 'recheck' ? nextRecheck(rules, today, today) : undefined;
    return { type: 'revocationDecided', decision, recheck };
  }
  return { type: 'revocationDecided', decision, task: openCellTask(rules, 'time', 'appeal', today) };
}

function reviewAppeal(
  cell: Cell,
  { actor, outcome }: Extract<CellAct, { type: 'reviewAppeal' }> & { actor: Actor },
  rules: CellRules,
  today: CivilDate,
): CellEventBody {
  checkOffice(actor);
  checkStage(cell, ['review']);
  if (!cell.revocation) return reviewFinding(cell.check!, { actor, outcome }, rules, today);
  const { by, revokedOn } = cell.revocation;
  if (by === actor.id) throw refusal('reviewByDecider', {});
  if (outcome === 'rejected') {
    const task = revokedOn ? undefined : openCellTask(rules, 'office', 'delisting', today);
    return { type: 'appealReviewed', outcome, task };
  }
  if (revokedOn) {
    return { type: 'appealReviewed', outcome, task: openCellTask(rules, 'office', 'restoration', today) };
  }
  const { recheckOn } = cell;
  const recheck = recheckOn && recheckOn < today ? nextRecheck(rules, today, today) : undefined;
  return { type: 'appealReviewed', outcome, recheck };
}

/** The review of an appeal against 不通过: upheld, the cell stands; rejected, the office decides. */
function reviewFinding(
  { checkers, kind }: Check,
  { actor, outcome }: { actor: Actor; outcome: AppealOutcome },
  rules: CellRules,
  today: CivilDate,
): CellEventBody {
  if (checkers.includes(actor.id)) throw refusal('reviewByChecker', {});
  if (outcome === 'rejected')
    return {
      type: 'appealReviewed',
      outcome,
      task: openCellTask(rules, 'office', 'revocationDecision', today),
    };
  return {
    type: 'appealReviewed',
    outcome,
    recheck: kind === 'recheck' ? nextRecheck(rules, today, today) : undefined,
  };
}

/** 按新日历恢复: the office opens the period of appeal again that ended on a day which is not its last one. */
function reopenAppeal(
  cell: Cell,
  { actor, dueOn }: Extract<CellAct, { type: 'reopen' }> & { actor: Actor },
  rules: CellRules,
  today: CivilDate,
): CellEventBody {
  checkOffice(actor);
  const ended = endedAppealOf(cell, rules);
  if (!ended && hasEnded(cell)) throw refusal('cellEnded', { number: cell.number });
  if (!ended) throw refusal('nothingToReopen', { stage: cell.stage });
  if (dueOn < today || dueOn <= ended.dueOn) throw refusal('endedInTime', { dueOn: ended.dueOn });
  const counted = openCellTask(rules, 'time', 'appeal', ended.openedOn);
  return { type: 'reopened', task: { ...counted, dueOn, toldDueOn: dueOn, remindedThrough: today } };
}

function setRecheckDay(
  cell: Cell,
  { actor, on }: Extract<CellAct, { type: 'setRecheckDay' }> & { actor: Actor },
  rules: CellRules,
  today: CivilDate,
): CellEventBody {
  checkOffice(actor);
  checkNotRevoked(cell);
  checkStage(cell, ['standing']);
  const recheck = onWorkingDay(rules, on);
  if (on <= today) throw refusal('recheckInThePast', { on, today });
  if (recheck.recheckOn === cell.recheckOn) throw refusal('dateUnchanged', { dueOn: recheck.recheckOn });
  return { type: 'recheckDaySet', recheck, before: cell.recheckOn! };
}

function urge(cell: Cell, actor: Actor, rules: CellRules, today: CivilDate): CellEventBody {
  checkOffice(actor);
  const seat = cell.task?.seat;
  if (!seat || seat === 'time' || seat === 'office') throw refusal('nobodyToUrge', { stage: cell.stage });
  const day = nextWorkingDay(rules.calendar, today);
  if (cell.urgedOn === day) throw refusal('alreadyUrged', { day });
  return { type: 'urged', seat, day };
}

/** Throws `checkAfterRevocation` when the cell is to lose its name. */
function checkNotRevoked({ revocation, number }: Cell): void {
  if (revocation) throw refusal('checkAfterRevocation', { number });
}

function checkOffice(actor: Actor): void {
  checkRole(actor, 'office');
}

function checkRole(actor: Actor, role: Actor['role']): void {
  if (actor.role !== role) throw refusal('notYours', {});
}

/** Throws `wrongStage` unless the cell stands at one of these stages. */
function checkStage({ stage }: Cell, stages: readonly CellStage[]): void {
  if (!stages.includes(stage)) throw refusal('wrongStage', { stage });
}
