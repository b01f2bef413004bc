import type { Basis, CityResult, CivilDate, ClockName, RefusalCause, Seat, Stage } from '@app/domain';

/** The time limit that a notice speaks of. */
export interface DueFacts {
  clock: ClockName;
  dueOn: CivilDate;
  /** The day told before, where it differs. */
  before?: CivilDate;
  /** Reaches into a year whose calendar has not been published. */
  provisional: boolean;
  basis: Basis;
  length: number;
  unit: 'workingDay' | 'calendarDay' | 'month';
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
  cause?: RefusalCause;
  inspectionOn?: CivilDate;
  noticeEndsOn?: CivilDate;
  naming?: { documentNumber: string; date: CivilDate };
  cityResult?: CityResult;
  assessmentYear?: number;
}
