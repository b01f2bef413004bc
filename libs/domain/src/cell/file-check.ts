import type { Actor } from '../application/commands';
import type { CivilDate } from '../calendar/civil-date';
import { speaksFor } from '../departments/capacity';
import { refusal } from '../refusals';
import type { Cell, CellRules } from './cell';
import { nextRecheck, openCellTask } from './dates';
import type { CellAct } from './acts';
import type { CellEventBody } from './events';

/** A check sheet: 维持 ends the check, 限期整改 asks the unit, 建议撤销 asks the office. Throws DomainError. */
export function fileCheck(
  cell: Cell,
  { actor, result, on, checkers }: Extract<CellAct, { type: 'fileCheck' }> & { actor: Actor },
  rules: CellRules,
  today: CivilDate,
): CellEventBody {
  const { check, stage, namedOn } = cell;
  if (!check || (stage !== 'check' && stage !== 'reinspection')) throw refusal('noOpenCheck', { stage });
  const isLead = speaksFor(actor, rules.leads[0]);
  if (!isLead && !check.assigned.includes(actor.id)) throw refusal('notYours', {});
  const people = [...new Set(checkers)];
  if (people.length < rules.minCheckers)
    throw refusal('tooFewInspectors', { needed: rules.minCheckers, named: people.length });
  if (on > today) throw refusal('dateInTheFuture', { on, today });
  if (on < namedOn) throw refusal('checkBeforeNaming', { on, namedOn });
  if (check.checkedOn && on < check.checkedOn)
    throw refusal('checkBeforeEarlier', { on, earlier: check.checkedOn });
  const body = { type: 'checkFiled', result, on, checkers: people } as const;
  switch (result) {
    case 'keep':
      return check.kind === 'recheck' ? { ...body, recheck: nextRecheck(rules, on, today) } : body;
    case 'rectify':
      if (check.rounds >= rules.maxRectificationRounds)
        throw refusal('rectificationUsedUp', { rounds: check.rounds });
      return { ...body, task: openCellTask(rules, 'applicant', 'cellRectification', today) };
    case 'proposeRevocation':
      return { ...body, task: openCellTask(rules, 'office', 'revocationDecision', today) };
  }
}
