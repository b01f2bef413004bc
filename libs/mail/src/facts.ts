import type {
  CityResult,
  CivilDate,
  ClockName,
  ObligationSeat,
  ObligationKind,
  RefusalCause,
  ReminderStep,
  Seat,
  Stage,
  YearNotificationPayload,
} from '@app/domain';

/** The time limit that a notice speaks of. */
export interface DueFacts {
  clock: ClockName;
  dueOn: CivilDate;
  /** The day told before, where it differs. */
  before?: CivilDate;
  /** Reaches into a year whose calendar has not been published. */
  provisional: boolean;
  /** How the date came about, as the product explains it everywhere; one sentence or two. */
  explanation: string;
}

/** All that a template may speak of. Names are people's text: they go into bodies, never into headers. */
export interface MailFacts {
  applicationId: string;
  number: string;
  programmeYear: number;
  typeName: string;
  unitName: string;
  stage: Stage;
  seat: Seat;
  /** 区教委, 区无废办, … */
  seatName: string;
  /** The rule set that the application was filed under. */
  rulesVersion: string;
  due?: DueFacts;
  /** The rung of the reminder ladder that this is. */
  step?: ReminderStep;
  cause?: RefusalCause;
  inspectionOn?: CivilDate;
  noticeEndsOn?: CivilDate;
  naming?: { documentNumber: string; date: CivilDate };
  cityResult?: CityResult;
  assessmentYear?: number;
}

/** All that the mail about an obligation of the office may speak of. */
export interface ObligationMailFacts {
  obligationId: string;
  key: string;
  kind: ObligationKind;
  about: string;
  seat: ObligationSeat;
  seatName: string;
  dueOn?: CivilDate;
  step?: ReminderStep;
  /** Items that this department has not handed in. */
  missing: number;
  reportedOn?: CivilDate;
}

/** All that the mail about a programme year may speak of. */
export interface YearMailFacts extends YearNotificationPayload {
  year: number;
}

/** One line of a morning's digest. `path` is below the public address. */
export interface DigestLine {
  title: string;
  path: string;
  dueOn?: CivilDate;
  /** Working days left (0 = today), or late as a negative number; absent while the clock stands still. */
  daysLeft?: number;
}

/** What waits for one officer on the morning of a working day. */
export interface DigestFacts {
  day: CivilDate;
  lines: DigestLine[];
  /** What waits besides these lines, when they are too many for a mail. */
  more?: { late: number; today: number; waiting: number };
  /** For the office: the roots of the days since its last digest, to be compared with an archive's. */
  seals?: { year: number; day: CivilDate; root: string }[];
}
