import type { DutyNotice, Obligation, ObligationEvent, ObligationRules } from '@app/domain';
import type { DutyAnswer } from './obligation.messages';

/** One step of an obligation, to be written in one transaction. */
export interface RecordDutyRequest {
  /** The obligation after the events. */
  duty: Obligation;
  /** Gapless, ending at `duty.seq`; empty = only ask what is stored. */
  events: ObligationEvent[];
  notices: DutyNotice[];
  /** When time acts next (ms, programme time), or null. */
  nextClockAt: number | null;
  command?: { id: string; type: string; bodyHash: string; answer: DutyAnswer };
  /** Only when it is created and when the calendar has changed. */
  rules?: ObligationRules;
}

/** What PostgreSQL made of it; as for an application. */
export type RecordDutyResult =
  | { status: 'recorded'; offset: number }
  | {
      status: 'ahead';
      duty: Obligation;
      rules: ObligationRules;
      offset: number;
      answer?: DutyAnswer & { bodyHash: string };
    }
  | { status: 'refused'; code: string; duty: Obligation | null; offset: number };

/** What the obligation's workflow asks of the outside world; implemented in apps/worker. */
export interface ObligationActivities {
  /** Writes one step; run twice it changes nothing. Throws only when PostgreSQL cannot be asked. */
  recordDuty(request: RecordDutyRequest): Promise<RecordDutyResult>;
}
