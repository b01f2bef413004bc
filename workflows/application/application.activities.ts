import type { Application, ApplicationEvent, Notification, PinnedRules } from '@app/domain';
import type { Answer } from './application.messages';

/** One step of an application, to be written in one transaction. */
export interface RecordRequest {
  /** The application after the events. */
  app: Application;
  /** Gapless, ending at `app.seq`; empty = only ask what is stored. */
  events: ApplicationEvent[];
  notices: Notification[];
  /** When time acts next (ms, programme time), or null. */
  nextClockAt: number | null;
  command?: { id: string; type: string; bodyHash: string; answer: Answer };
  /** Only on submission and when the pinned rules have changed. */
  rules?: PinnedRules;
}

/**
 * What PostgreSQL made of it.
 * recorded: as asked · ahead: PostgreSQL already holds later events (a repeated step, or another writer): take `app`
 * over; `answer` is set when the command is among them · refused: nothing written, for the reason `code`.
 * `offset` is the programme clock's (ms).
 */
export type RecordResult =
  | { status: 'recorded'; offset: number }
  | {
      status: 'ahead';
      app: Application;
      rules: PinnedRules;
      offset: number;
      answer?: Answer & { bodyHash: string };
    }
  | { status: 'refused'; code: string; app: Application | null; offset: number };

/** What the application's workflow asks of the outside world; implemented in apps/worker. */
export interface ApplicationActivities {
  /** Writes one step; run twice it changes nothing. Throws only when PostgreSQL cannot be asked. */
  recordEvents(request: RecordRequest): Promise<RecordResult>;
}
