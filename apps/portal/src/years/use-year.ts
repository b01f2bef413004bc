import type { Me } from '@app/contracts';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { useMe } from '../shell/me';

/** A programme year of the record. */
export type KnownYear = Me['programme']['years'][number];

/** The parameter of the address that holds the year, outside `/years/:year`. */
export const YEAR = 'year';

/** Returns the programme years of the record that the user may choose, newest first. */
export function useYears(): KnownYear[] {
  return [...useMe().programme.years].sort((a, b) => b.year - a.year);
}

/** Returns the year that the work is in, as the server says; it is not the year of the calendar. */
export function useWorkingYear(): string {
  const { year } = useMe().programme;
  return year === null ? '' : String(year);
}

/**
 * Returns the year that the address names, `/years/:year` or `?year=`; undefined when that is none of `among`, by
 * default the years of the record.
 */
export function useNamedYear(among?: readonly number[]): string | undefined {
  const { year: ofPath } = useParams();
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const years = useYears();
  if (ofPath && pathname.startsWith('/years/')) return ofPath; // the server answers for a year that it does not know
  const asked = params.get(YEAR) ?? undefined;
  return (among ?? years.map(({ year }) => year)).some((year) => String(year) === asked) ? asked : undefined;
}

/** Returns the year of the page: the one that the address names, else the one that the work is in. */
export function useYear(): string {
  const working = useWorkingYear();
  return useNamedYear() ?? working;
}

/** Returns the function that puts another year into the address; undefined means every year. */
export function useChooseYear(): (year: string | undefined) => void {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [, setParams] = useSearchParams();
  return (year) => {
    const [, first, , part] = pathname.split('/');
    if (first === 'years' && year)
      return void navigate(['', 'years', year, part].filter((p, i) => i === 0 || p).join('/'));
    setParams(
      (now) => {
        if (year) now.set(YEAR, year);
        else now.delete(YEAR);
        for (const name of OF_ANOTHER_YEAR) now.delete(name);
        return now;
      },
      { replace: true },
    );
  };
}

/** Parameters of the address that belong to the year shown before. */
const OF_ANOTHER_YEAR = ['pages', 'version'];

/** Returns the address of another page of one year, with the year that the present address names. */
export function withYear(path: string, pathname: string, search: string): string {
  const year = /^\/years\/(\d{4})/.exec(pathname)?.[1] ?? new URLSearchParams(search).get(YEAR);
  return year ? `${path}?${YEAR}=${encodeURIComponent(year)}` : path;
}
