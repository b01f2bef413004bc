import type { Actor, ClockName, Stage } from '@app/domain';
import { parameters, type Put, type Reader } from './scope';

/** Which part of a list of tasks is asked for. */
export interface TasksWanted {
  programmeYear?: number;
  after?: { dueOn: string; applicationId: string; seat: string };
  limit: number;
}

/** One thing that somebody is waited for. */
export interface TaskLine {
  applicationId: string;
  number: string;
  unitName: string;
  programmeYear: number;
  cellType: string;
  stage: Stage;
  seat: string;
  clock: ClockName;
  openedOn: string;
  dueOn: string;
  toldDueOn: string;
  provisional: boolean;
  overdue: boolean;
  paused: boolean;
  assignee: string | null;
}

/** 待办: the open tasks of one person, by last day. */
export async function findWorklist(db: Reader, viewer: Actor, wanted: TasksWanted): Promise<TaskLine[]> {
  const { values, put } = parameters();
  return pageOfTasks(db, values, put, [seatsOf(viewer, put)], wanted);
}

function seatsOf(viewer: Actor, put: Put): string {
  const inspects = () =>
    `t.seat = 'inspection' AND EXISTS (SELECT FROM jsonb_array_elements_text(a.state -> 'inspection' -> 'inspectors') i WHERE i = ${put(viewer.id)})`;
  switch (viewer.role) {
    case 'applicant':
      return `t.seat = 'applicant' AND a.applicant_id = ${put(viewer.id)}::uuid`;
    case 'department': {
      const department = put(viewer.department);
      // The lead named first files the sheet of the inspection.
      return `(t.seat = 'department:' || ${department}::text
        OR (t.seat = 'inspection' AND a.leads[1] = ${department}::text) OR (${inspects()}))`;
    }
    case 'inspector':
      return inspects();
    case 'office':
      return `t.seat = 'office'`;
    case 'auditor':
    case 'admin':
      return 'false';
  }
}

async function pageOfTasks(
  db: Reader,
  values: unknown[],
  put: Put,
  conditions: string[],
  { programmeYear, after, limit }: TasksWanted,
): Promise<TaskLine[]> {
  if (programmeYear) conditions.push(`a.programme_year = ${put(programmeYear)}`);
  if (after) {
    conditions.push(
      `(t.due_on, t.application_id, t.seat) > (${put(after.dueOn)}::date, ${put(after.applicationId)}::uuid, ${put(after.seat)}::text)`,
    );
  }
  const { rows } = await db.query<TaskLine>(
    `SELECT t.application_id AS "applicationId", a.number, u.name AS "unitName", a.programme_year AS "programmeYear",
            a.cell_type AS "cellType", a.stage, t.seat, t.clock, t.opened_on AS "openedOn", t.due_on AS "dueOn",
            t.told_due_on AS "toldDueOn", t.provisional, t.overdue, t.paused, t.assignee
       FROM task t JOIN application a ON a.id = t.application_id JOIN unit u ON u.id = a.unit_id
      WHERE ${conditions.join(' AND ')}
      ORDER BY t.due_on, t.application_id, t.seat LIMIT ${put(limit)}`,
    values,
  );
  return rows;
}
