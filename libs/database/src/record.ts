import type { Application, ApplicationEvent, Notice, PinnedRules } from '@app/domain';

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

/** One step of an application, to be written in one transaction (the workflow's RecordRequest). */
export interface RecordRequest {
  app: Application;
  events: ApplicationEvent[];
  notices: Notice[];
  nextClockAt: number | null;
  command?: { id: string; type: string; bodyHash: string; answer: StoredAnswer };
  rules?: PinnedRules;
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
