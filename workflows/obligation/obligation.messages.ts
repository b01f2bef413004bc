import type {
  ObligationCommand,
  ObligationSystemCommand,
  Obligation,
  ObligationRules,
  ObligationStatus,
} from '@app/domain';
import { defineQuery, defineUpdate } from '@temporalio/workflow';

/** What a run begins with: the obligation as last known, its rules, and the programme clock's offset (ms). */
export interface ObligationInput {
  obligation: Obligation;
  rules: ObligationRules;
  offset: number;
}

/** What a command led to: the same for every repetition of its id. */
export interface ObligationAnswer {
  obligationId: string;
  key: string;
  commandId: string;
  seq: number;
  status: ObligationStatus;
  dueOn: string | null;
  missing: string[];
}

/** One person's act on an obligation. Update id = commandId. */
export const act = defineUpdate<ObligationAnswer & { bodyHash: string }, [ObligationCommand]>('act');

/** What time, the rehearsal and the calendar tell. */
export const tell = defineUpdate<{ seq: number }, [ObligationSystemCommand]>('tell');

/** Take over what PostgreSQL holds. */
export const converge = defineUpdate<{ seq: number }, []>('converge');

/** For people at the console only. */
export const current = defineQuery<Obligation>('current');

/** The workflow's id: kind + business id. */
export function obligationWorkflowId(key: string): string {
  return `obligation-${key}`;
}
