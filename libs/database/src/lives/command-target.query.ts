import type { Actor, Application, PinnedRules, Stage, ApplicationAnswer } from '@app/domain';
import type { Pool } from 'pg';
import { DRAFT_OF, type WrittenDraft } from '../applications/draft.query';
import { parameters, visibleTo } from '../worklists/scope';

/** What a command is about, and whether it has taken effect before. */
export interface CommandTarget {
  application: {
    id: string;
    number: string;
    programmeYear: number;
    cellType: string;
    /** Null while it is a draft that has not been settled. */
    unitId: string | null;
    applicantId: string;
    stage: Stage;
    state: Application | null;
    rules: PinnedRules | null;
    /** Of a draft only: what there is to submit. */
    draft: WrittenDraft | null;
  };
  /** Of the programme clock (ms). */
  offset: number;
  command: { applicationId: string; bodyHash: string; answer: ApplicationAnswer } | null;
}

/** In one look: an application that the actor may see, and the command of this id; undefined when he may not see it. */
export async function findCommandTarget(
  pool: Pool,
  applicationId: string,
  commandId: string,
  actor: Actor,
): Promise<CommandTarget | undefined> {
  const { values, put } = parameters();
  const { rows } = await pool.query({
    name: `find-command-target-${actor.role}`,
    text: `SELECT a.id, a.number, a.programme_year AS "programmeYear", a.cell_type AS "cellType", a.unit_id AS "unitId",
                  a.applicant_id AS "applicantId", a.stage, a.state, a.rules,
                  CASE WHEN a.stage = 'draft' THEN ${DRAFT_OF} END AS draft, p.offset_ms AS "offset",
                  c.application_id AS "commandOf", c.body_hash AS "bodyHash", c.answer
             FROM application a
             LEFT JOIN unit u ON a.stage = 'draft' AND u.id = a.unit_id
             CROSS JOIN programme_clock p
             LEFT JOIN command c ON c.id = ${put(commandId)}::uuid
            WHERE a.id = ${put(applicationId)}::uuid AND ${visibleTo(actor, put)}`,
    values,
  });
  if (!rows[0]) return undefined;
  const { offset, commandOf, bodyHash, answer, ...application } = rows[0];
  return { application, offset, command: commandOf ? { applicationId: commandOf, bodyHash, answer } : null };
}
