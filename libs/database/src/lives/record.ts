import type {
  Application,
  ApplicationEvent,
  ObligationNotification,
  Notification,
  Obligation,
  ObligationEvent,
  ObligationRules,
  ObligationStatus,
  PinnedRules,
  Year,
  YearEvent,
  YearRules,
  YearStatus,
} from '@app/domain';

/** What a command led to, kept for its repetitions. */
export interface StoredAnswer {
  applicationId: string;
  number: string;
  commandId: string;
  seq: number;
  stage: Application['stage'];
  waitingFor: Application['tasks'][number]['seat'][];
  tasks: { seat: Application['tasks'][number]['seat']; dueOn: string; provisional: boolean }[];
}

/** What a command on an obligation led to, kept for its repetitions. */
export interface StoredObligationAnswer {
  obligationId: string;
  key: string;
  commandId: string;
  seq: number;
  status: ObligationStatus;
  dueOn: string | null;
  missing: string[];
}

interface Step<Event, ToTell, Rules, Answer> {
  events: Event[];
  notices: ToTell[];
  nextClockAt: number | null;
  command?: { id: string; type: string; bodyHash: string; answer: Answer };
  rules?: Rules;
}

/** One step of an application, to be written in one transaction (the workflow's RecordRequest). */
export interface RecordRequest extends Step<ApplicationEvent, Notification, PinnedRules, StoredAnswer> {
  app: Application;
}

/** What PostgreSQL made of it (the workflow's RecordResult). */
export type RecordResult =
  | { status: 'recorded'; offset: number }
  | {
      status: 'ahead';
      app: Application;
      rules: PinnedRules;
      offset: number;
      answer?: StoredAnswer & { bodyHash: string };
    }
  | { status: 'refused'; code: string; app: Application | null; offset: number };

/** One step of an obligation, to be written in one transaction (the workflow's RecordObligationRequest). */
export interface RecordObligationRequest extends Step<
  ObligationEvent,
  ObligationNotification,
  ObligationRules,
  StoredObligationAnswer
> {
  obligation: Obligation;
}

/** What PostgreSQL made of it (the workflow's RecordObligationResult). */
export type RecordObligationResult =
  | { status: 'recorded'; offset: number }
  | {
      status: 'ahead';
      obligation: Obligation;
      rules: ObligationRules;
      offset: number;
      answer?: StoredObligationAnswer & { bodyHash: string };
    }
  | { status: 'refused'; code: string; obligation: Obligation | null; offset: number };

/** What an act on a programme year led to, kept for its repetitions. */
export interface StoredYearAnswer {
  year: number;
  commandId: string;
  seq: number;
  status: YearStatus;
}

/** One step of a programme year, to be weighed and written in one transaction (the workflow's RecordYearRequest). */
export interface RecordYearRequest extends Omit<
  Step<YearEvent, never, YearRules, StoredYearAnswer>,
  'notices'
> {
  year: Year;
}

/** What PostgreSQL made of it (the workflow's RecordYearResult). */
export type RecordYearResult =
  | { status: 'recorded'; offset: number }
  | {
      status: 'ahead';
      year: Year;
      rules: YearRules;
      offset: number;
      answer?: StoredYearAnswer & { bodyHash: string };
    }
  | {
      status: 'refused';
      code: string;
      detail?: string;
      facts?: Record<string, unknown>;
      year: Year | null;
      offset: number;
    };
