import { type CivilDate, type District, whomToAsk } from '@app/domain';
import { getCellType } from '../find';
import type { RuleSet } from '../schema/rule-set';

/** The days on which units of a type may apply, both included; null = not limited on that side. */
export interface IntakeDays {
  opens: CivilDate | null;
  closes: CivilDate | null;
}

/** Why a submission comes too early or too late. */
export interface IntakeFault {
  code: 'intakeNotOpen' | 'intakeClosed';
  detail: string;
}

/** Returns the days of intake of a type: its own, else those of the year. */
export function intakeOf({ intake }: RuleSet, cellType: string): IntakeDays {
  const days = intake?.types.find((row) => row.cellType === cellType) ?? intake;
  return { opens: days?.opens ?? null, closes: days?.closes ?? null };
}

/**
 * Returns why a unit may not submit on a day, or undefined when it may. `lateUntil` is the last day on which the office
 * lets this unit in although intake is over. The sentence states the day, and whom in the district to ask.
 */
export function intakeFault(
  ruleSet: RuleSet,
  cellType: string,
  today: CivilDate,
  district: District,
  lateUntil?: CivilDate,
): IntakeFault | undefined {
  const { opens, closes } = intakeOf(ruleSet, cellType);
  const { name } = getCellType(ruleSet, cellType);
  const whom = whomToAsk(district);
  if (opens !== null && today < opens) {
    const detail = `${name}的申报自 ${opens} 起受理，现在还不能提交；草稿可以先填好。如有疑问，请联系${whom}。`;
    return { code: 'intakeNotOpen', detail };
  }
  if (closes === null || today <= closes || (lateUntil !== undefined && today <= lateUntil)) return undefined;
  const detail = `${name}的申报已于 ${closes} 截止。确有原因需要补报的，请联系${whom}，经同意后再提交。`;
  return { code: 'intakeClosed', detail };
}
