import type { CivilDate, ObligationKind } from '@app/domain';
import { CIRCULARS } from './circulars';

/** The facts of an obligation that the rehearsal compares with what must have come by itself. */
export interface Planned {
  kind: ObligationKind;
  /** Programme year. */
  year: number;
  about: string;
  dueOn: CivilDate | null;
  key: string;
}

/** How many obligations of a kind one year has (DOMAIN 5.6). */
const IN_A_YEAR: Partial<Record<ObligationKind, number>> = {
  selfAssessment: 1,
  prepareSelfAssessment: 1,
  quarterlyDispatch: 4,
  wasteIndex: 2,
  plasticsReport: 12,
};

/**
 * Returns a sentence for each year and kind without its obligations, and for each dispatch that does not have the day of
 * its year's circular. The year of the calendar on the last day counts too: its obligations come without a circular.
 */
export function missingObligations(
  found: readonly Planned[],
  years: readonly number[],
  until: CivilDate,
): string[] {
  const all = [...new Set([...years, Number(until.slice(0, 4))])];
  const lines = all.flatMap((year) =>
    Object.entries(IN_A_YEAR).flatMap(([kind, wanted]) => {
      const n = found.filter((one) => one.kind === kind && one.year === year).length;
      return n === wanted ? [] : [`${year} ${kind}: ${n} instead of ${wanted}`];
    }),
  );
  const aboutOthers = found
    .filter(({ kind, about, year }) => kind === 'selfAssessment' && about !== String(year - 1))
    .map(({ key, about }) => `${key} is about ${about}`);
  const wrongDay = found.flatMap(({ kind, year, dueOn, key }) => {
    const day = kind === 'quarterlyDispatch' ? CIRCULARS[year]?.quarterDay : undefined;
    return day === undefined || dueOn?.endsWith(`-${String(day)}`)
      ? []
      : [`${key} is due on ${dueOn ?? '–'}, the circular of ${year} says day ${day}`];
  });
  return [...lines, ...aboutOthers, ...wrongDay];
}
