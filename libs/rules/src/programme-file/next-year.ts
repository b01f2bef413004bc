import type { CivilDate } from '@app/domain';
import type { RuleSet } from '../schema/rule-set';
import { programmePartsOf } from './write';

/**
 * Returns the parts of the year after a rule set, as the beginning of a draft. What only the circular of the new year
 * can say is left empty, so that the draft has a fault there until the office fills it in: the document, and the
 * sentences that state totals and baseline. Dates move on by a year. All else stays, to be compared with the circular.
 */
export function nextYearOf(ruleSet: RuleSet): Record<string, unknown> {
  const year = ruleSet.programmeYear + 1;
  const { source, totals, baseline, deadlines, intake } = ruleSet;
  return programmePartsOf({
    ...ruleSet,
    programmeYear: year,
    source: { ...source, title: '', indexNumber: '', documentNumber: null, publishedOn: '', address: '' },
    totals: totals.map((total) => ({ ...total, quote: null })),
    baseline: { ...baseline, quote: null },
    deadlines: deadlines.map((deadline) => ({ ...deadline, date: aYearOn(deadline.date) })),
    ...(intake && {
      intake: {
        ...intake,
        ...daysOf(intake),
        types: intake.types.map((row) => ({ ...row, ...daysOf(row) })),
      },
    }),
  });
}

function daysOf({ opens, closes }: { opens: CivilDate | null; closes: CivilDate | null }) {
  return { opens: aYearOn(opens), closes: aYearOn(closes) };
}

/** The same day of the next year; 28 February after the 29th. */
function aYearOn(date: CivilDate | null): CivilDate | null {
  if (date === null) return null;
  const [year, rest] = [Number(date.slice(0, 4)) + 1, date.slice(4)];
  return `${year}${rest === '-02-29' ? '-02-28' : rest}`;
}
