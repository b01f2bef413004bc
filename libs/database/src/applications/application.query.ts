import type { Actor, Application, CityResult, PinnedRules, Stage } from '@app/domain';
import { STAND_IN } from '../accounts/stand-in';
import { CONTACT_OF, UNIT_OF } from './draft.query';
import type { UnitRow } from './unit.query';
import { parameters, type Reader, scopeName, visibleTo } from '../worklists/scope';

/** One application as its page shows it. */
export interface ApplicationRow {
  id: string;
  number: string;
  programmeYear: number;
  cellType: string;
  /** Null while it is a draft that has not been settled. */
  unitId: string | null;
  applicantId: string;
  stage: Stage;
  /** Null while it is a draft. */
  state: Application | null;
  rules: PinnedRules | null;
  leads: string[];
  /** The unit of a draft as it was typed: every field may be empty. */
  unit: Omit<UnitRow, 'id'> & { id: string | null; site: string | null };
  /** The applicant confirmed that a unit of the same name is another unit. */
  isDistinct: boolean;
  /** 补录: recorded after it was named, or begun on paper. */
  isRecorded: boolean;
  /** The ids of the other cells that were named by the same document. */
  sameDocument: string[];
  /** The account of the unit; null while it has none. */
  account: { login: string; name: string; isOpen: boolean } | null;
  contact: { name: string; phone: string; email: string };
  form: Record<string, unknown>;
  selfScore: Record<string, number | string>;
  draftVersion: number;
  /**
   * 精品细胞 (showcase cell); null when it is not one. Only readers who may see the documents of the year read the reason.
   */
  showcase: { since: string | null; reason: string | null } | null;
  /** The latest answer of the city with its reason; null while there is none. */
  cityAnswer: { result: CityResult; reason: string | null; on: string } | null;
  /** 计入: the assessment year by the ledger; null when the cell counts in none. */
  countsIn: number | null;
  updatedAt: Date;
  /** Programme time minus real time, in ms. */
  offset: number;
}

const SHOWCASE = `(
  SELECT jsonb_build_object('since', cell.showcase_on, 'reason', (
           SELECT i.body ->> 'reason' FROM programme_event e JOIN command_input i ON i.command_id = e.command_id
            WHERE e.type = 'showcaseSet' AND e.data ->> 'cell' = a.number ORDER BY e.seq DESC LIMIT 1))
    FROM cell WHERE cell.application_id = a.id)`;

const CITY_ANSWER = `(
  SELECT jsonb_build_object('result', result, 'reason', reason, 'on', coalesce(received_on, (at AT TIME ZONE 'Asia/Shanghai')::date))
    FROM city_result WHERE application_id = a.id ORDER BY ordinal DESC LIMIT 1)`;

/** SQL: the ids of the other cells that were named by the same document. */
const SAME_DOCUMENT = `ARRAY(
  SELECT o.application_id::text FROM cell n JOIN cell o ON o.document_number = n.document_number AND o.application_id <> n.application_id
   WHERE n.application_id = a.id ORDER BY 1)`;

/** SQL: the account of the unit; null while the stand-in takes its place. */
const ACCOUNT = `(
  SELECT jsonb_build_object('login', login, 'name', name, 'isOpen', active) FROM app_user
   WHERE id = a.applicant_id AND login <> '${STAND_IN}')`;

/** Returns an application that the viewer may see, or undefined. */
export async function findApplication(
  db: Reader,
  id: string,
  viewer: Actor,
): Promise<ApplicationRow | undefined> {
  const { values, put } = parameters();
  const { rows } = await db.query<ApplicationRow>({
    name: `find-application-${scopeName(viewer)}`,
    text: `SELECT a.id, a.number, a.programme_year AS "programmeYear", a.cell_type AS "cellType",
                  a.unit_id AS "unitId", a.applicant_id AS "applicantId", a.stage, a.state, a.rules, a.leads,
                  ${UNIT_OF} AS unit, ${CONTACT_OF} AS contact, a.distinct_confirmed AS "isDistinct",
                  a.imported_in IS NOT NULL AS "isRecorded",
                  a.form, a.self_score AS "selfScore", a.draft_version AS "draftVersion", a.updated_at AS "updatedAt",
                  ${SHOWCASE} AS showcase, ${CITY_ANSWER} AS "cityAnswer",
                  (SELECT assessment_year FROM cell WHERE application_id = a.id) AS "countsIn",
                  ${SAME_DOCUMENT} AS "sameDocument", ${ACCOUNT} AS account, c.offset_ms AS "offset"
             FROM application a LEFT JOIN unit u ON u.id = a.record_id CROSS JOIN programme_clock c
            WHERE a.id = ${put(id)}::uuid AND ${visibleTo(viewer, put)}`,
    values,
  });
  return rows[0];
}

/** One event with what the person wrote and the name and role of that person. */
export interface EventRow {
  seq: number;
  type: string;
  data: Record<string, unknown>;
  commandId: string | null;
  by: string;
  at: Date;
  recordedAt: Date;
  byName: string | null;
  byRole: string | null;
  byDepartment: string | null;
  input: Record<string, unknown> | null;
}

/** Returns the events of an application in order; empty when the viewer may not see it. */
export async function findEvents(db: Reader, id: string, viewer: Actor): Promise<EventRow[]> {
  const { values, put } = parameters();
  const { rows } = await db.query<EventRow>({
    name: `find-events-${scopeName(viewer)}`,
    text: `SELECT e.seq, e.type, e.data, e.command_id AS "commandId", e.by_user AS by, e.at,
                  e.recorded_at AS "recordedAt", p.name AS "byName", p.role AS "byRole",
                  p.department_id AS "byDepartment", i.body AS input
             FROM application a
             JOIN application_event e ON e.application_id = a.id
             LEFT JOIN app_user p ON p.id = CASE WHEN e.by_user <> 'system' THEN e.by_user::uuid END
             LEFT JOIN command_input i ON i.command_id = e.command_id AND i.application_id = a.id
            WHERE a.id = ${put(id)}::uuid AND ${visibleTo(viewer, put)}
            ORDER BY e.seq`,
    values,
  });
  return rows;
}
