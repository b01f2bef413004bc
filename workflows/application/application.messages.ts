import type { Application, Command, PinnedRules, Seat, Stage, SystemCommand } from '@app/domain';
import { defineQuery, defineUpdate } from '@temporalio/workflow';

/** What a run begins with: the application as last known, its rules, and the programme clock's offset (ms). */
export interface ApplicationInput {
  app: Application;
  rules: PinnedRules;
  offset: number;
}

/** What a command led to: the same for every repetition of its id. Dates `YYYY-MM-DD`. */
export interface Answer {
  applicationId: string;
  number: string;
  commandId: string;
  seq: number;
  stage: Stage;
  waitingFor: Seat[];
  tasks: { seat: Seat; dueOn: string; provisional: boolean }[];
}

/** One person's act. Refused early by the validator, or answered after the commit. Update id = commandId. */
export const act = defineUpdate<Answer & { bodyHash: string }, [Command]>('act');

/** What time, the rehearsal and the rules tell; answers when everything due has been recorded. */
export const tell = defineUpdate<{ seq: number }, [SystemCommand]>('tell');

/** Take over what PostgreSQL holds: a worker may have died between its commit and the end of its task. */
export const converge = defineUpdate<{ seq: number }, []>('converge');

/** For people at the console only; nothing in the product asks it. */
export const current = defineQuery<Application>('current');

/** The workflow's id: kind + business id. */
export function applicationWorkflowId(number: string): string {
  return `application-${number}`;
}

/** The one task queue of the product. */
export const TASK_QUEUE = 'wufei';
