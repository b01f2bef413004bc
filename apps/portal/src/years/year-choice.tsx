import { Select } from 'antd';
import { useToday } from '../shell/me';
import { dateText } from '../dates/time';
import { texts } from '../texts';
import { type KnownYear, useChooseYear, useNamedYear, useWorkingYear, useYears } from './use-year';

/**
 * How a page chooses its year. `one`: the page shows one year, at first the one that the work is in. `any`: the list of
 * the page goes across the years, and the choice narrows it.
 */
export type YearScope = 'one' | 'any';

interface YearChoiceProps {
  scope: YearScope;
  /** The years to choose from, when they are not all programme years of the record. */
  among?: readonly number[];
}

/** The chooser of the year, beside the title of every page that has one. Its state is the address. */
export function YearChoice({ scope, among }: YearChoiceProps) {
  const working = useWorkingYear();
  const named = useNamedYear(among);
  const choose = useChooseYear();
  const today = useToday();
  const known = useYears();
  const years = among
    ? [...among].sort((a, b) => b - a).map((year) => known.find((one) => one.year === year) ?? year)
    : known;
  if (scope === 'any' && years.length < 2 && !named) return null;
  const options = years.map((one) => ({ value: yearOf(one), label: labelOf(one, today) }));
  return (
    <Select<string>
      className="year-choice no-print"
      aria-label={texts.year.choose}
      value={named ?? (scope === 'any' ? '' : working)}
      options={scope === 'any' ? [{ value: '', label: texts.year.any }, ...options] : options}
      labelRender={({ value, label }) => label ?? texts.year.name(String(value))}
      popupMatchSelectWidth={false}
      onChange={(year) => choose(year || undefined)}
    />
  );
}

const yearOf = (one: KnownYear | number) => String(typeof one === 'number' ? one : one.year);

function labelOf(one: KnownYear | number, today: string): string {
  const name = texts.year.name(yearOf(one));
  if (typeof one === 'number') return name;
  if (one.openedOn > today) return `${name}${texts.year.from(dateText(one.openedOn))}`;
  return one.status === 'closed' ? `${name}${texts.year.closed}` : name;
}
