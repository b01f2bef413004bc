import type { Year, YearEvent, YearRules } from '@app/domain';
import type { YearAnswer } from './year.messages';

/** One step of a programme year, to be weighed and written in one transaction under the year's lock. */
export interface RecordYearRequest {
  /** The year after the events. */
  year: Year;
  /** Gapless, ending at `year.seq`; empty = only ask what is stored. */
  events: YearEvent[];
  /** When time acts next (ms, programme time), or null. */
  nextClockAt: number | null;
  command?: { id: string; type: string; bodyHash: string; answer: YearAnswer };
  /** Only when it is opened. */
  rules?: YearRules;
}

/** What PostgreSQL made of it; a refusal by the figures comes in its own words. */
export type RecordYearResult =
  | { status: 'recorded'; offset: number }
  | {
      status: 'ahead';
      year: Year;
      rules: YearRules;
      offset: number;
      answer?: YearAnswer & { bodyHash: string };
    }
  | {
      status: 'refused';
      code: string;
      detail?: string;
      facts?: Record<string, unknown>;
      year: Year | null;
      offset: number;
    };

/** What the programme's workflow asks of the outside world; implemented in apps/worker. */
export interface YearActivities {
  /** Writes one step; run twice it changes nothing. Throws only when PostgreSQL cannot be asked. */
  recordYear(request: RecordYearRequest): Promise<RecordYearResult>;
}
