import type {
  AppealOutcome,
  CellClock,
  CellSeat,
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

/** The deadline that a notification mentions. */
export interface DueFacts {
  clock: ClockName;
  dueOn: CivilDate;
  /** The day communicated before, if it differs. */
  before?: CivilDate;
  /** Whether the deadline reaches into a year whose calendar is not published. */
  provisional: boolean;
  /** The explanation of the date, in the words used everywhere in the product; one or two sentences. */
  explanation: string;
}

/** The office as of the day of the mail. */
export interface OfficeFacts {
  /** Short: 区无废办. */
  name: string;
  /** The municipal office: 市无废办. */
  cityOffice: string;
  /** Null when it is not set. */
  phone: string | null;
}

/** Everything that a template may mention. Names are people's text: they go into bodies, never into headers. */
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
  /** Who runs the programme. */
  office: OfficeFacts;
  /** The rule set that the application was filed under. */
  rulesVersion: string;
  due?: DueFacts;
  /** The step of the reminder ladder that caused the mail. */
  step?: ReminderStep;
  cause?: RefusalCause;
  inspectionOn?: CivilDate;
  /** HH:mm, if an hour was agreed. */
  inspectionAt?: string;
  noticeEndsOn?: CivilDate;
  naming?: { documentNumber: string; date: CivilDate };
  cityResult?: CityResult;
  /** The city's own words with its answer. */
  cityReason?: string;
  assessmentYear?: number;
}

/** Everything that a mail about an obligation may mention. */
export interface ObligationMailFacts {
  obligationId: string;
  key: string;
  kind: ObligationKind;
  about: string;
  seat: ObligationSeat;
  seatName: string;
  /** Who runs the programme. */
  office: OfficeFacts;
  dueOn?: CivilDate;
  step?: ReminderStep;
  /** The number of items that this department has not handed in. */
  missing: number;
  reportedOn?: CivilDate;
}

/** Everything that a mail about a named cell may mention. */
export interface CellMailFacts {
  cellId: string;
  number: string;
  typeName: string;
  unitName: string;
  seat: CellSeat;
  seatName: string;
  /** What is waited for, with its last day and the explanation of that day. */
  clock?: CellClock;
  dueOn?: CivilDate;
  provisional?: boolean;
  explanation?: string;
  step?: ReminderStep;
  /** The fewest people on a sheet. */
  minCheckers: number;
  /** What the review of an appeal came to. */
  appeal?: AppealOutcome;
}

/** Everything that a mail about a year may mention. */
export interface YearMailFacts extends YearNotificationPayload {
  year: number;
  /** Who runs the programme. */
  office: OfficeFacts;
}

/** One line of a digest. `path` is relative to the public address. */
export interface DigestLine {
  title: string;
  path: string;
  dueOn?: CivilDate;
  /** Working days left: 0 = today, negative = overdue; absent while the clock is paused. */
  daysLeft?: number;
}

/** The digest (每日待办) of one officer for one working day. */
export interface DigestFacts {
  day: CivilDate;
  lines: DigestLine[];
  /** How many more items wait, if there are too many lines for a mail. */
  more?: { late: number; today: number; waiting: number };
  /** Cases that the city has returned since the last digest. */
  returned?: { path: string; number: string; unitName: string; reason: string | null }[];
  /** For the office: the seals of the days since its last digest, to be compared with those of an archive. */
  seals?: { year: number; day: CivilDate; root: string }[];
}
