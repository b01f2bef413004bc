import type { Asked } from '../application/commands';
import type { CivilDate } from '../calendar/civil-date';
import type { CheckResult } from './cell';
import type { AppealOutcome, RevocationDecision } from './events';

/** A person's act on a named cell: ids, enums, dates, numbers. Sheets, reasons and texts stay in PostgreSQL. */
export type CellAct =
  /** The first act, by the system: the cell has been named. */
  | { type: 'begin' }
  /** 抽查: `assigned` may file the sheet besides the lead department. */
  | { type: 'orderSpotCheck'; assigned: string[] }
  | { type: 'fileCheck'; result: CheckResult; on: CivilDate; checkers: string[] }
  | { type: 'reportRectified' }
  | { type: 'decideRevocation'; decision: RevocationDecision }
  | { type: 'appeal' }
  /** 按新日历恢复: the period of appeal goes on until `dueOn`, its last day by the calendar in force. */
  | { type: 'reopen'; dueOn: CivilDate }
  | { type: 'reviewAppeal'; outcome: AppealOutcome }
  /** 落实申诉结论: what an upheld appeal against a revocation in force has led to. */
  | { type: 'concludeRestoration' }
  | { type: 'recordPlaque'; number: string; on: CivilDate }
  | { type: 'setRecheckDay'; on: CivilDate }
  | { type: 'urge' };

export type CellActType = CellAct['type'];

/** A cell's command with its client-chosen id, its author and the hash of the whole request. */
export type CellCommand = CellAct & Asked;
