import type { CivilDate } from '../calendar/civil-date';
import { addWorkingDays, allPublished } from '../calendar/working-days';
import type { ObligationRules, Part } from './obligation';

/** Returns the dates of a department's part requested on a day; no last day while the obligation has no date. */
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
 * Returns a department's last day: some working days before the office reports. The department gets at least one working
 * day unless the office's own date leaves none (assumed).
 */
function dueOfPart(dueOn: CivilDate, { calendar, partsBefore }: ObligationRules, askedOn: CivilDate) {
  const before = addWorkingDays(calendar, dueOn, -partsBefore);
  const soonest = addWorkingDays(calendar, askedOn, 1);
  const wanted = before > soonest ? before : soonest;
  const on = wanted < dueOn ? wanted : dueOn;
  return { on, provisional: !allPublished(calendar, on, dueOn) };
}

/** Returns the part with its last day recomputed as of a day; the communicated day stays. */
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
