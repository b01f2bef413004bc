import { type CivilDate, isCivilDate } from '../../calendar/civil-date';
import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import { baselineOf, type YearPlan } from './ledger';

/** A baseline as the office sets it: the figure, where it comes from, and the date of that source. */
export interface BaselineInput {
  value: number;
  source: string;
  date: CivilDate;
}

const MOST = 100_000;

/** Throws DomainError unless the figure is a positive whole number with a source and its date. */
export function checkBaseline({ value, source, date }: BaselineInput): void {
  checkBaselineValue(value);
  checkBaselineSource(source);
  if (!isCivilDate(date)) throw refusal('baselineDateInvalid', { date });
}

export function checkBaselineValue(value: number): void {
  if (Number.isInteger(value) && value > 0 && value <= MOST) return;
  throw new DomainError('baselineInvalid', `基数应为 1 至 ${MOST} 的整数。`, { value });
}

/** Throws DomainError if the source of the figure is missing. */
export function checkBaselineSource(source = ''): void {
  if (source.trim() === '') throw refusal('baselineSourceMissing');
}

/** Returns the year's plan with a further baseline; earlier versions stay. */
export function nextBaseline(plan: YearPlan, value: number): YearPlan {
  const version = baselineOf(plan).version + 1;
  return { ...plan, baselines: [...plan.baselines, { version, value }] };
}
