import { useState } from 'react';
import { dateText } from '../../dates/time';
import { monthQuery } from '../../dates/month';
import { useCall } from '../../server/query';
import { useToday } from '../../shell/me';
import { MonthCalendar } from '../month-calendar';
import './inspections.css';

interface DayFieldProps {
  value?: string;
  onChange?: (date: string) => void;
  /** User ids: their busy days are marked. */
  team?: readonly string[];
  /** The last day of the task to arrange the inspection. */
  latest?: string;
  /** The case itself, which is no other inspection. */
  except?: string;
}

/** The day of an inspection, on a calendar with the others, the busy days of the team, and the last day. */
export function DayField({ value, onChange, team = [], latest, except }: DayFieldProps) {
  const today = useToday();
  const [month, setMonth] = useState((value ?? today).slice(0, 7));
  const on = useInspectionsOn(month, except);
  const busy = (date: string) => [
    ...new Set(
      on(date)
        .flatMap(({ inspectors }) => inspectors)
        .filter(({ id }) => team.includes(id))
        .map(({ name }) => name),
    ),
  ];
  return (
    <>
      <MonthCalendar
        month={month}
        onMonth={setMonth}
        today={today}
        earliest={today}
        chosen={value}
        onChoose={onChange}
        day={(date) => (
          <>
            {on(date).length > 0 && <span className="month-count">核查 {on(date).length}</span>}
            {busy(date).length > 0 && <span className="month-busy">{busy(date).join('、')}有安排</span>}
            {date === latest && <span className="month-latest">安排的最后一天</span>}
          </>
        )}
      />
      <p aria-live="polite">
        {value ? `已选择：${dateText(value)}` : '请在日历上选择一天。'}
        {value && on(value).length > 0 && (
          <span className="quiet">
            {' '}
            当天另有：
            {on(value)
              .map(
                ({ unitName, startsAt, inspectors }) =>
                  `${startsAt ? `${startsAt} ` : ''}${unitName}（${inspectors.map(({ name }) => name).join('、')}）`,
              )
              .join('；')}
          </span>
        )}
      </p>
    </>
  );
}

/** Returns the inspections of a day of `month` (YYYY-MM; none is read while it is undefined), without the case `except`. */
export function useInspectionsOn(month: string | undefined, except?: string) {
  const today = useToday();
  const query = monthQuery(month ?? today.slice(0, 7));
  const { data } = useCall('listInspections', { query }, { when: month !== undefined });
  return (date: string) =>
    (data?.items ?? []).filter(
      ({ scheduledOn, applicationId, outcome }) =>
        scheduledOn === date && applicationId !== except && outcome === null,
    );
}
