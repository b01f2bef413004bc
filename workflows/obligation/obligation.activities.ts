import type { ObligationNotification, Obligation, ObligationEvent, ObligationRules } from '@app/domain';
import type { ObligationAnswer } from './obligation.messages';

/** One step of an obligation, to be written in one transaction. */
export interface RecordObligationRequest {
  /** The obligation after the events. */
  obligation: Obligation;
  /** Gapless, ending at `obligation.seq`; empty = only ask what is stored. */
  events: ObligationEvent[];
  notices: ObligationNotification[];
  /** When time acts next (ms, programme time), or null. */
  nextClockAt: number | null;
  command?: { id: string; type: string; bodyHash: string; answer: ObligationAnswer };
  /** Only when it is created and when the calendar has changed. */
  rules?: ObligationRules;
}

/** What PostgreSQL made of it; as for an application. */
export type RecordObligationResult =
  | { status: 'recorded'; offset: number }
  | {
      status: 'ahead';
      obligation: Obligation;
      rules: ObligationRules;
      offset: number;
      answer?: ObligationAnswer & { bodyHash: string };
    }
  | { status: 'refused'; code: string; obligation: Obligation | null; offset: number };

/** What the obligation's workflow asks of the outside world; implemented in apps/worker. */
export interface ObligationActivities {
  /** Writes one step; run twice it changes nothing. Throws only when PostgreSQL cannot be asked. */
  recordDuty(request: RecordObligationRequest): Promise<RecordObligationResult>;
}
