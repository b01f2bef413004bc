import type { CivilDate } from '@app/domain';
import type { RuleSet } from '../schema/rule-set';
import { programmePartsOf } from './write';

/**
 * Returns the parts of another year made from a rule set, by default of the year after it, as the beginning of a draft. What
 * only the circular of that year can say is left empty, so that the draft has a fault there until the office fills it in: the document, and the
 * sentences that state totals and baseline. Dates move by whole years. All else stays, to be compared with the circular.
 */
export function nextYearOf(ruleSet: RuleSet, year = ruleSet.programmeYear + 1): Record<string, unknown> {
  const years = year - ruleSet.programmeYear;
  const { source, totals, baseline, deadlines, intake } = ruleSet;
  return programmePartsOf({
    ...ruleSet,
    programmeYear: year,
    source: { ...source, title: '', indexNumber: '', documentNumber: null, publishedOn: '', address: '' },
    totals: totals.map((total) => ({ ...total, quote: null })),
    baseline: { ...baseline, quote: null },
    deadlines: deadlines.map((deadline) => ({ ...deadline, date: sameDayIn(deadline.date, years) })),
    ...(intake && {
      intake: {
        ...intake,
        ...daysOf(intake, years),
        types: intake.types.map((row) => ({ ...row, ...daysOf(row, years) })),
      },
    }),
  });
}

function daysOf({ opens, closes }: { opens: CivilDate | null; closes: CivilDate | null }, years: number) {
  return { opens: sameDayIn(opens, years), closes: sameDayIn(closes, years) };
}

/** The same day, some years on or back; 28 February for the 29th. */
function sameDayIn(date: CivilDate | null, years: number): CivilDate | null {
  if (date === null) return null;
  const [year, rest] = [Number(date.slice(0, 4)) + years, date.slice(4)];
  return `${year}${rest === '-02-29' ? '-02-28' : rest}`;
}
