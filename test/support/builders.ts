import {
  type Actor,
  type Application,
  type ApplicationEvent,
  type CivilDate,
  civilDateAt,
  type ClockName,
  type ClockRule,
  type Command,
  decide,
  decideSystem,
  draftOf,
  fold,
  nextTimer,
  nineOn,
  notificationsFor,
  passTime,
  type PersonCommand,
  type PinnedRules,
  rulesAfter,
  type SystemCommand,
  type WorkCalendar,
} from '@app/domain';

export { nineOn };

/** The State Council's calendars of 2024 to 2026. */
export const CALENDAR: WorkCalendar = {
  '2024': {
    off: days(
      '01-01',
      '02-10..02-17',
      '04-04..04-06',
      '05-01..05-05',
      '06-10',
      '09-15..09-17',
      '10-01..10-07',
    ),
    makeup: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  '2025': {
    off: days(
      '01-01',
      '01-28..01-31',
      '02-01..02-04',
      '04-04..04-06',
      '05-01..05-05',
      '05-31',
      '06-01..06-02',
      '10-01..10-08',
    ),
    makeup: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  '2026': {
    off: days(
      '01-01..01-03',
      '02-15..02-23',
      '04-04..04-06',
      '05-01..05-05',
      '06-19..06-21',
      '09-25..09-27',
      '10-01..10-07',
    ),
    makeup: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

function days(...ranges: string[]): string[] {
  return ranges.flatMap((range) => {
    const [from, to = from] = range.split('..') as [string, string?];
    const [month, first] = from.split('-') as [string, string];
    const count = Number(to!.slice(3)) - Number(first) + 1;
    return Array.from({ length: count }, (_, i) => `${month}-${String(Number(first) + i).padStart(2, '0')}`);
  });
}

function wd(length: number, extension = 0): ClockRule {
  return { length, unit: 'workingDay', roll: false, extension, basis: 'assumed', ladder: 'standard' };
}

const CLOCKS: Record<ClockName, ClockRule> = {
  formalCheck: wd(5),
  correction: wd(10),
  departmentReview: wd(20, 10),
  conciliation: wd(10),
  inspectionScheduling: wd(15),
  inspectionFiling: wd(10),
  rectification: {
    length: 30,
    unit: 'calendarDay',
    roll: true,
    extension: 0,
    basis: 'assumed',
    ladder: 'standard',
  },
  reinspection: wd(10),
  officeReview: wd(10),
  noticePosting: wd(5),
  publicNotice: { ...wd(5), ladder: undefined },
  objection: wd(10),
  naming: wd(10),
  municipalReport: wd(20),
  supplement: wd(10, 5),
};

/** The rules of a school (type 6, two leads), with the values that a test sets. */
export function schoolRules(overrides: Partial<PinnedRules> = {}): PinnedRules {
  return {
    version: '2024.1',
    cellType: 'SCHOOL',
    leads: ['JIAOW', 'JGSW'],
    coLead: 'allMustApprove',
    clocks: CLOCKS,
    ladders: {
      standard: {
        before: [10, 5, 3, 1],
        onDay: true,
        eachDayLate: true,
        headAfter: 5,
        officeAfter: 10,
        basis: 'assumed',
      },
    },
    pass: {
      rubric: 'SCHOOL@2024',
      passMark: 85,
      rectifyFrom: 60,
      bonusCounts: false,
      notApplicable: 'rescale',
      mustNotMet: 'rectify',
    },
    minInspectors: 2,
    maxRectificationRounds: 2,
    calendar: CALENDAR,
    calendarVersion: 1,
    ...overrides,
  };
}

/** Stable user ids for stories. */
export const people = {
  applicant: '00000000-0000-4000-8000-000000000001',
  office: '00000000-0000-4000-8000-000000000002',
  jiaow: '00000000-0000-4000-8000-000000000003',
  jgsw: '00000000-0000-4000-8000-000000000004',
  inspectorA: '00000000-0000-4000-8000-000000000005',
  inspectorB: '00000000-0000-4000-8000-000000000006',
};

export const actors = {
  applicant: { id: people.applicant, role: 'applicant' },
  office: { id: people.office, role: 'office' },
  jiaow: { id: people.jiaow, role: 'department', department: 'JIAOW' },
  jgsw: { id: people.jgsw, role: 'department', department: 'JGSW' },
  inspector: { id: people.inspectorA, role: 'inspector' },
} as const satisfies Record<string, Actor>;

export type Who = keyof typeof actors;

/** A school's draft. */
export function aSchool(overrides: Partial<Application> = {}): Application {
  const draft = draftOf({
    id: '00000000-0000-4000-8000-0000000000aa',
    number: 'YB-2024-SCHOOL-0001',
    programmeYear: 2024,
    cellType: 'SCHOOL',
    unitId: '00000000-0000-4000-8000-0000000000bb',
    applicantId: people.applicant,
  });
  return { ...draft, ...overrides };
}

let lastCommand = 0;

/** Returns a command as the workflow gets it. */
export function aCommand(who: Who | Actor, act: PersonCommand, commandId = nextCommandId()): Command {
  const actor = typeof who === 'string' ? actors[who] : who;
  return { ...act, commandId, actor, bodyHash: JSON.stringify(act) };
}

function nextCommandId(): string {
  lastCommand += 1;
  return `00000000-0000-4000-9000-${String(lastCommand).padStart(12, '0')}`;
}

/** The story of one application, performed step by step on the pure domain. */
export class Story {
  readonly events: ApplicationEvent[] = [];

  constructor(
    public app = aSchool(),
    public today: CivilDate = '2024-09-02',
    public rules = schoolRules(),
  ) {}

  /** Performs an act at 09:00 of the day. Throws DomainError when it is refused. */
  act(who: Who | Actor, act: PersonCommand): this {
    return this.take(decide(this.app, aCommand(who, act), this.rules, nineOn(this.today)));
  }

  receive(command: SystemCommand): this {
    const before = this.rules;
    this.rules = rulesAfter(before, command);
    return this.take(decideSystem(this.app, command, before, nineOn(this.today)));
  }

  /** Moves time to 09:00 of a later day at once; everything due then happens. */
  on(date: CivilDate): this {
    this.today = date;
    return this.take(passTime(this.app, this.rules, nineOn(date)));
  }

  /** Moves time to 09:00 of a later day; everything due happens at its own moment. */
  through(date: CivilDate): this {
    for (let next = nextTimer(this.app); next && next.at <= nineOn(date);) {
      this.take(passTime(this.app, this.rules, next.at));
      next = nextTimer(this.app);
    }
    this.today = date;
    return this;
  }

  /** Returns the notifications so far: day, kind and seat. */
  mails(): string[] {
    const dayOf = new Map(this.events.map((event) => [event.seq, civilDateAt(event.at)]));
    return notificationsFor(this.events, this.rules).map(
      ({ eventSeq, kind, seat }) => `${dayOf.get(eventSeq)} ${kind} → ${seat}`,
    );
  }

  due(seat: string): CivilDate | undefined {
    return this.app.tasks.find((task) => task.seat === seat)?.dueOn;
  }

  happened(): string[] {
    return this.events.map((event) => event.type);
  }

  told(): string[] {
    return notificationsFor(this.events, this.rules).map((notice) => `${notice.kind} → ${notice.seat}`);
  }

  private take(events: ApplicationEvent[]): this {
    this.app = fold(this.app, events);
    this.events.push(...events);
    return this;
  }
}

/** Returns a school at departmentReview, submitted and accepted on a day. */
export function inReview(on: CivilDate = '2024-09-02'): Story {
  return new Story(aSchool(), on).act('applicant', { type: 'submit' }).act('jiaow', { type: 'accept' });
}

/** Returns a school at inspection: its leads have agreed. */
export function atInspection(on: CivilDate = '2024-09-02'): Story {
  return inReview(on)
    .act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' })
    .act('jgsw', { type: 'giveOpinion', department: 'JGSW', opinion: 'agree' });
}

export const INSPECTORS = [people.inspectorA, people.inspectorB];

/** Returns a school inspected with an outcome. */
export function inspected(outcome: 'passed' | 'rectify' | 'failed', on: CivilDate = '2024-09-02'): Story {
  return atInspection(on)
    .act('jiaow', { type: 'scheduleInspection', on, inspectors: INSPECTORS })
    .act('jiaow', {
      type: 'fileInspection',
      outcome,
      score: outcome === 'passed' ? 91 : 72,
      inspectors: INSPECTORS,
    });
}

/** Returns a school whose public notice (公示) was opened on a day. */
export function inPublicNotice(on: CivilDate = '2024-09-02'): Story {
  return inspected('passed', on)
    .act('office', { type: 'officeDecide', decision: 'approve' })
    .act('office', { type: 'openNotice' });
}

/** Returns a named school at municipalReport. */
export function named(): Story {
  return inPublicNotice('2024-09-02')
    .on('2024-09-10')
    .act('office', { type: 'name', documentNumber: '渝北无废办〔2024〕3号', date: '2024-09-10' });
}
