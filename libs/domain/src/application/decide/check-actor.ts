import { speaksFor } from '../../departments/capacity';
import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import type { PinnedRules } from '../../rules/rules';
import { type Application, departmentOf } from '../application';
import type { Actor, PersonCommand, PersonCommandType } from '../commands';
import { doersOf } from '../stage-facts';
import type { Doer } from '../stage-row';

/** What goes on while a case is suspended; the last two are relayed from the office's acts on the year. */
const WHILE_SUSPENDED: readonly PersonCommandType[] = [
  ...(['resume', 'withdraw', 'handOver', 'correctNaming'] as const),
  ...(['reportToCity', 'revoke'] as const),
];

/** Throws DomainError if the stage does not accept the act, or does not accept it from this person. */
export function checkActor(
  app: Application,
  command: PersonCommand & { actor: Actor },
  rules: PinnedRules,
): void {
  const { actor, type } = command;
  const doers = doersOf(app.stage, type);
  if (!doers) throw wrongStage(app, type);
  if (app.suspendedOn && !WHILE_SUSPENDED.includes(type)) {
    throw refusal('suspended', { since: app.suspendedOn });
  }
  const capacities = doers.filter((doer) => actsAs(doer, actor, app, rules));
  if (capacities.length === 0)
    throw new DomainError('notYours', '您没有办理此事项的权限。', { type, stage: app.stage });
  if (!capacities.includes('applicant') && actor.id === app.applicantId) {
    throw new DomainError('separationOfDuties', '申报人不得办理本单位申报的审核事项。', { type });
  }
  if (type === 'officeDecide' && app.inspectors.includes(actor.id)) {
    throw new DomainError('separationOfDuties', '参加现场核查的人员不得参与审定。', { type });
  }
}

/** Whether a person acts in a capacity on this application. */
export function actsAs(doer: Doer, actor: Actor, app: Application, rules: PinnedRules): boolean {
  switch (doer) {
    case 'applicant':
      return actor.role === 'applicant' && actor.id === app.applicantId;
    case 'firstLead':
      return speaksFor(actor, rules.leads[0]);
    case 'lead':
      return rules.leads.some((lead) => speaksFor(actor, lead));
    case 'inspector':
      return app.inspection?.inspectors.includes(actor.id) ?? false;
    case 'office':
      return actor.role === 'office';
  }
}

function wrongStage(app: Application, type: PersonCommandType): DomainError {
  const { cellType } = app;
  const waitingFor = app.tasks.map((task) => task.seat);
  if (type === 'name' && app.stage === 'publicNotice') {
    return app.notice?.ended
      ? refusal('objectionOpen', { stage: app.stage, cellType, waitingFor })
      : refusal('noticeNotEnded', {
          stage: app.stage,
          endsOn: app.notice?.endsOn,
        });
  }
  const departments = waitingFor.flatMap((seat) => departmentOf(seat) ?? []);
  return refusal('wrongStage', {
    type,
    stage: app.stage,
    cellType,
    waitingFor,
    departments,
  });
}
