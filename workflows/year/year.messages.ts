import type { Year, YearCommand, YearRules, YearStatus, YearSystemCommand } from '@app/domain';
import { defineQuery, defineUpdate } from '@temporalio/workflow';

/** What a run begins with: the year as last known, its rules, and the programme clock's offset (ms). */
export interface YearInput {
  year: Year;
  rules: YearRules;
  offset: number;
}

/** What an act led to: the same for every repetition of its id. */
export interface YearAnswer {
  year: number;
  commandId: string;
  seq: number;
  status: YearStatus;
}

/** One act of the office on a year. Update id = commandId. */
export const act = defineUpdate<YearAnswer & { bodyHash: string }, [YearCommand]>('act');

/** What time and the rehearsal tell. */
export const tell = defineUpdate<{ seq: number }, [YearSystemCommand]>('tell');

/** Take over what PostgreSQL holds. */
export const converge = defineUpdate<{ seq: number }, []>('converge');

/** For people at the console only. */
export const current = defineQuery<Year>('current');

/** The workflow's id: kind + business id. */
export function yearWorkflowId(year: number | string): string {
  return `programme-${year}`;
}
