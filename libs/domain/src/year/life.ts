import { DomainError } from '../errors';
import { REFUSALS } from '../refusals';
import type { Life } from '../life';
import { decideYear, decideYearSystem, foldYear, nextYearTimer, passYearTime } from './decide';
import type { Year, YearCommand, YearEvent, YearRules, YearStatus, YearSystemCommand } from './year';

/** What an act on a programme year led to. */
export interface YearAnswer {
  year: number;
  commandId: string;
  seq: number;
  status: YearStatus;
}

/** What a programme year is made of. */
export interface YearTypes {
  state: Year;
  event: YearEvent;
  command: YearCommand;
  system: YearSystemCommand;
  rules: YearRules;
  answer: YearAnswer;
  /** The record makes a year's notifications, from figures that are known there alone. */
  notification: never;
}

/**
 * How a programme year lives: opened with its circular, cut on 31 December, its municipal reports, its carry-over and
 * corrections, closed.
 */
export const YEAR_LIFE: Life<YearTypes> = {
  decide: decideYear,
  decideSystem: (year, command, _, now) => decideYearSystem(year, command, now),
  rulesAfter: (rules) => rules,
  passTime: (year, _, now) => passYearTime(year, now),
  fold: foldYear,
  nextClockAt: nextYearTimer,
  nextReminderAt: () => undefined,
  hasNotBegun: (year) => year.seq === 0,
  isOver: (year) => year.status === 'closed',
  answerOf: ({ year, seq, status }, { commandId }) => ({ year, commandId, seq, status }),
  offsetOf: ({ offset }) => offset,
  refusalOf: (code, { year }) => new DomainError(code, REFUSALS.recordRefused, { year }),
  notificationsFor: () => [],
};
