import {
  type ApplicationView,
  COMMAND_NAMES,
  type DoubleView,
  type Fault,
  STAGE_NAMES,
} from '@app/contracts';
import type {
  ApplicationRow,
  Directory,
  EvidenceRow,
  EventRow,
  RecommendationRow,
  UnitChangeRow,
} from '@app/database';
import {
  actionsFor,
  type Actor,
  type Application,
  type CivilDate,
  civilDateAt,
  draftOf,
  endedTaskOf,
  hasOpenObjection,
  type Instant,
  nextTimer,
  type PinnedRules,
  STAGE_TABLE,
} from '@app/domain';
import { evidenceViewOf } from '../files';
import { isoAt } from '../common/time';
import { contactFor } from './contact';
import { conciliationsIn, correctedBy, objectionsFor, opinionsFor, scoresFor, supplementIn } from './history';
import { correctionsFor, unsentFiles } from './corrections';
import { taskViewOf } from './task-view';

/** The data of the page of one application. */
export interface Dossier {
  row: ApplicationRow;
  rules: PinnedRules;
  events: EventRow[];
  files: EvidenceRow[];
  /** What is missing in a draft. */
  missing: Fault[];
  /** By which permission it came in after the last day of intake. */
  lateIntake: ApplicationView['lateIntake'];
  doubles: DoubleView[];
  recommendations: RecommendationRow[];
  /** What resubmissions corrected in the record of the unit and in the contact. */
  unitChanges: UnitChangeRow[];
  canRecommend: boolean;
  /** Names by user id: inspectors, and people who paused a clock. */
  names: Map<string, string>;
  /** Its last day by the calendar in force, where the case has ended before it. */
  reopensUntil: CivilDate | undefined;
  directory: Directory;
  viewer: Actor;
  /** Programme time (ms). */
  now: Instant;
}

/** Returns the state of an application; a draft gets its initial state here. */
export function stateOf(
  row: Pick<
    ApplicationRow,
    'state' | 'id' | 'number' | 'programmeYear' | 'cellType' | 'unitId' | 'applicantId'
  >,
): Application {
  const { state, id, number, programmeYear, cellType, unitId, applicantId } = row;
  return state ?? draftOf({ id, number, programmeYear, cellType, unitId: unitId ?? '', applicantId });
}

/** Returns everything that the viewer may see of an application, and the acts open to the viewer. */
export function viewOf(dossier: Dossier): ApplicationView {
  const { row, rules, events, files, names, directory, viewer, now } = dossier;
  const { missing, doubles, lateIntake, recommendations, canRecommend, reopensUntil, unitChanges } = dossier;
  const app = stateOf(row);
  const reader = { viewer, stage: app.stage, directory };
  const due = nextTimer(app);
  const unsent = unsentFiles(app.stage, events, files, viewer);
  return {
    id: row.id,
    number: row.number,
    programmeYear: row.programmeYear,
    cellType: row.cellType,
    cellTypeName: directory.cellType({ ...row, pinnedVersion: row.rules?.version }),
    isRecorded: row.isRecorded,
    unit: row.unit,
    doubles,
    contact: contactFor(row.contact, viewer),
    ...correctedBy(events, row),
    stage: app.stage,
    stageName: STAGE_NAMES[app.stage],
    seq: app.seq,
    round: app.round,
    waitingFor: app.tasks.map((task) => task.seat),
    tasks: app.tasks.map((task) =>
      taskViewOf(task, { rules, today: civilDateAt(now), names, directory, viewer }),
    ),
    actions: actionsFor(app, viewer, rules, now)
      .filter(({ type }) => type !== 'reopen' || reopensUntil !== undefined)
      .map(({ type, needs }) => ({ type, name: COMMAND_NAMES[type], needs: [...needs] })),
    nextClock: due ? { ...due, at: isoAt(due.at) } : null,
    flags: {
      overdue: app.tasks.some((task) => task.overdue),
      objectionOpen: hasOpenObjection(app),
      suspended: app.suspendedOn !== undefined,
      extended: app.tasks.some((task) => task.extendedBy > 0),
    },
    opinions: opinionsFor(events, reader, app),
    corrections: correctionsFor({ row, events, files, unitChanges, viewer }),
    conciliations: conciliationsIn(events, reader),
    recommendations: recommendations.map(({ at, ...one }) => ({ ...one, at: isoAt(at) })),
    canRecommend,
    inspection: {
      scheduledOn: app.inspection?.scheduledOn ?? null,
      startsAt: app.inspection?.startsAt ?? null,
      inspectors: (app.inspection?.inspectors ?? []).map((id) => ({ id, name: names.get(id) ?? '' })),
      outcome: app.inspection?.outcome ?? null,
      score: app.inspection?.score ?? null,
      rectificationRounds: app.rectificationRounds,
      minInspectors: rules?.minInspectors ?? null,
    },
    scores: scoresFor(events, reader),
    notice: app.notice ?? null,
    objections: objectionsFor(events, viewer, app),
    naming: app.naming
      ? {
          documentNumber: app.naming.documentNumber,
          date: app.naming.date,
          issued: app.naming.issued ?? null,
          sameDocument: viewer.role === 'office' ? row.sameDocument : [],
        }
      : null,
    account: viewer.role === 'office' ? row.account : null,
    endedEarly: reopensUntil ? { endedOn: endedTaskOf(app)!.dueOn, dueOn: reopensUntil } : null,
    canAddFiles:
      viewer.role === 'office' && STAGE_TABLE[app.stage].evidence.some((role) => role === 'office'),
    reportedOn: app.reportedOn ?? null,
    cityResult: app.cityResult ?? null,
    cityAnswer: row.cityAnswer,
    supplement: supplementIn(events, reader),
    assessmentYear: app.assessmentYear ?? null,
    countsIn: row.countsIn,
    earlierYear: earlierYearOf(app, row.countsIn, viewer),
    showcase: row.showcase && { ...row.showcase, canSet: canSetShowcase(app, viewer) },
    rulesVersion: row.rules?.version ?? null,
    rubric: rules.pass.rubric,
    draftVersion: row.stage === 'draft' ? row.draftVersion : null,
    missing,
    lateIntake,
    files: files.map((file) => ({
      ...evidenceViewOf(file),
      ...(unsent.has(file.id) && { removable: true as const }),
    })),
    submittedOn: app.submittedOn ?? null,
    updatedAt: isoAt(row.updatedAt),
  };
}

/** 计入上年度: a cell that counts in a year after its own may be brought back by the office’s correction of its year. */
function earlierYearOf(
  { programmeYear, stage }: Application,
  countsIn: number | null,
  { role }: Actor,
): number | null {
  const isLater = countsIn !== null && countsIn > programmeYear;
  return role === 'office' && stage !== 'revoked' && isLater ? programmeYear : null;
}

/** A named cell's distinction is the office's act on the programme year. */
function canSetShowcase({ stage }: Application, { role }: Actor): boolean {
  return role === 'office' && stage !== 'revoked';
}
