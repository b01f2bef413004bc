import type { CivilDate } from '../calendar/civil-date';
import { addWorkingDays, allPublished } from '../calendar/working-days';
import type { ObligationRules, Part } from './obligation';

/** The dates of a department's part as it is asked for on a day; no last day while the obligation has none. */
export function duePart(
  dueOn: CivilDate | undefined,
  rules: ObligationRules,
  askedOn: CivilDate,
): Omit<Part, 'department' | 'items' | 'handedIn'> {
  const due = dueOn === undefined ? undefined : dueOfPart(dueOn, rules, askedOn);
  return {
    askedOn,
    dueOn: due?.on,
    toldDueOn: due?.on,
    provisional: due?.provisional ?? false,
    remindedThrough: askedOn,
    overdue: false,
    escalated: undefined,
  };
}

/**
 * By when a department hands in: some working days before the office reports, but it is always given a working day,
 * unless the office's own day leaves none (assumed).
 */
function dueOfPart(dueOn: CivilDate, { calendar, partsBefore }: ObligationRules, askedOn: CivilDate) {
  const before = addWorkingDays(calendar, dueOn, -partsBefore);
  const soonest = addWorkingDays(calendar, askedOn, 1);
  const wanted = before > soonest ? before : soonest;
  const on = wanted < dueOn ? wanted : dueOn;
  return { on, provisional: !allPublished(calendar, on, dueOn) };
}

/** The part with its last day counted anew on a day; the told day stays. */
export function recomputedPart(
  part: Part,
  dueOn: CivilDate | undefined,
  rules: ObligationRules,
  today: CivilDate,
): Part {
  if (!dueOn) return part;
  const { on, provisional } = dueOfPart(dueOn, rules, part.askedOn);
  const late = on < today;
  return {
    ...part,
    dueOn: on,
    provisional,
    overdue: part.overdue && late,
    escalated: late ? part.escalated : undefined,
  };
}
