import { type CivilDate, civilDateAt } from '../calendar/civil-date';
import type { Application, Objection, Task } from './application';
import type { ApplicationEvent } from './events';
import { opensRound } from './rounds';
import type { Stage } from './stages';
import { stopClock } from './tasks';

/** Returns the application after one event. Pure: dates and tasks come with the event, never from rules. */
export function evolve(app: Application, event: ApplicationEvent): Application {
  const on = civilDateAt(event.at);
  const round = app.round + (opensRound(event) ? 1 : 0);
  return { ...changed(app, event, on), round, seq: event.seq, lastAt: event.at };
}

/** The application after a list of events in their order. */
export function fold(app: Application, events: readonly ApplicationEvent[]): Application {
  return events.reduce(evolve, app);
}

function changed(app: Application, event: ApplicationEvent, on: CivilDate): Application {
  switch (event.type) {
    case 'submitted':
      return { ...app, submittedOn: on };
    case 'recorded':
      return { ...app, submittedOn: event.submittedOn };
    case 'stageEntered':
      return {
        ...app,
        ...FRESH[event.stage],
        stage: event.stage,
        enteredOn: on,
        tasks: event.tasks,
        done: [],
      };
    case 'returnedForCorrection':
      return { ...app, parked: { stage: event.from, tasks: event.parked } };
    case 'resubmitted':
      return { ...app, parked: undefined, endedTask: undefined };
    case 'reopened':
      return { ...app, endedTask: undefined };
    case 'lapsed':
    case 'rectificationRanOut':
      return { ...app, endedTask: app.tasks.find(({ seat }) => seat === 'applicant') };
    case 'opinionGiven':
      return opinionGiven(app, event, on);
    case 'inspectionScheduled':
      return {
        ...app,
        tasks: event.tasks,
        inspection: {
          scheduledOn: event.on,
          ...(event.startsAt && { startsAt: event.startsAt }),
          inspectors: event.inspectors,
        },
        inspectors: [...new Set([...app.inspectors, ...event.inspectors])],
      };
    case 'inspectionFiled':
      return {
        ...app,
        inspection: {
          ...app.inspection,
          inspectors: event.inspectors,
          outcome: event.outcome,
          score: event.score,
        },
        inspectors: [...new Set([...app.inspectors, ...event.inspectors])],
        rectificationRounds: app.rectificationRounds + (event.outcome === 'rectify' ? 1 : 0),
      };
    case 'rectificationReported':
      return { ...app, tasks: event.tasks };
    case 'noticeOpened':
      return { ...app, tasks: event.tasks, notice: { openedOn: on, endsOn: event.endsOn, ended: false } };
    case 'noticeEnded':
      return {
        ...app,
        notice: app.notice && { ...app.notice, ended: true },
        tasks: app.tasks.filter((task) => task.seat !== 'time'),
      };
    case 'objectionRaised': {
      const objection: Objection = {
        id: event.objectionId,
        raisedOn: event.receivedOn ?? on,
        outcome: 'open',
      };
      return { ...app, tasks: event.tasks, objections: [...app.objections, objection] };
    }
    case 'receiptCorrected':
      return {
        ...app,
        tasks: event.tasks,
        objections: app.objections.map((o) =>
          o.id === event.objectionId ? { ...o, raisedOn: event.receivedOn } : o,
        ),
      };
    case 'objectionSettled':
      return {
        ...app,
        tasks: event.tasks,
        objections: app.objections.map((o) =>
          o.id === event.objectionId ? { ...o, outcome: event.outcome } : o,
        ),
      };
    case 'named':
      return { ...app, naming: { documentNumber: event.documentNumber, date: event.date } };
    case 'namingCorrected': {
      const { documentNumber, date, before } = event;
      return { ...app, naming: { documentNumber, date, issued: app.naming?.issued ?? before } };
    }
    case 'reportedToCity':
      return { ...app, reportedOn: on, tasks: event.tasks };
    case 'cityResultRecorded':
      return {
        ...app,
        cityResult: event.result,
        reportedOn: event.result === 'returned' ? undefined : app.reportedOn,
        tasks: event.tasks,
      };
    case 'cityResultCorrected':
      return {
        ...app,
        cityResult: event.result,
        reportedOn: event.result === 'returned' ? undefined : app.reportedOn,
      };
    case 'attributed':
    case 'reattributed':
      return { ...app, assessmentYear: event.assessmentYear };
    case 'extended':
      return withTask(app, event.task);
    case 'suspended':
      return {
        ...app,
        suspendedOn: on,
        suspendedFor: event.why,
        tasks: app.tasks.map((task) => stopClock(task, on, event.why, event.by)),
      };
    case 'resumed':
      return {
        ...app,
        suspendedOn: undefined,
        suspendedFor: undefined,
        tasks: event.tasks,
        notice: publicNoticeWith(app, event.tasks),
      };
    case 'transferred':
      return withTask(app, { ...taskOf(app, event.seat), assignee: event.to });
    case 'handedOver':
      return { ...app, applicantId: event.to };
    case 'urged':
      return {
        ...app,
        urgedOn: { ...app.urgedOn, ...Object.fromEntries(event.seats.map((seat) => [seat, event.day])) },
      };
    case 'overdue':
      return withTask(app, { ...taskOf(app, event.seat), overdue: true });
    case 'reminded':
      return withTask(app, { ...taskOf(app, event.seat), reminder: event.next });
    case 'escalated':
      return withTask(app, { ...taskOf(app, event.seat), escalated: event.to });
    case 'datesRecomputed':
      return {
        ...app,
        tasks: event.tasks,
        parked: app.parked && event.parked && { ...app.parked, tasks: event.parked },
        notice: prolonged(publicNoticeWith(app, event.tasks), event.noticeEndsOn),
      };
    case 'accepted':
    case 'conciliated':
    case 'officeDecided':
    case 'withdrawn':
    case 'supplementSubmitted':
    case 'refused':
    case 'revoked':
      return app; // the `stageEntered` that follows says where it went
  }
}

/** The fields that a stage does not inherit from an earlier visit. */
const FRESH: Partial<Record<Stage, Partial<Application>>> = {
  departmentReview: { opinions: {} },
  inspection: { inspection: undefined },
  publicNotice: { notice: undefined },
};

function opinionGiven(
  app: Application,
  { department, opinion, by }: Extract<ApplicationEvent, { type: 'opinionGiven' }>,
  on: CivilDate,
): Application {
  const task = taskOf(app, `department:${department}`);
  return {
    ...app,
    opinions: { ...app.opinions, [department]: opinion },
    tasks: app.tasks.filter((open) => open !== task),
    done: [...app.done, stopClock(task, on, 'spoken', by)],
  };
}

function publicNoticeWith(app: Application, tasks: Task[]): Application['notice'] {
  const running = tasks.find((task) => task.seat === 'time');
  return app.notice && running ? { ...app.notice, endsOn: running.dueOn } : app.notice;
}

function prolonged(notice: Application['notice'], endsOn?: CivilDate): Application['notice'] {
  return notice && endsOn ? { ...notice, endsOn } : notice;
}

function taskOf(app: Application, seat: Task['seat']): Task {
  const task = app.tasks.find((open) => open.seat === seat);
  if (!task) throw new Error(`no open task for ${seat} at seq ${app.seq}`);
  return task;
}

function withTask(app: Application, task: Task): Application {
  return { ...app, tasks: app.tasks.map((open) => (open.seat === task.seat ? task : open)) };
}
