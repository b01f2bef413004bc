import { DomainError } from '../errors';
import { moves } from '../calendar/ladder';
import type { Life } from '../life';
import { REFUSALS } from '../refusals';
import { type Cell, type CellRules, type CellStage, hasEnded } from './cell';
import type { CellCommand } from './acts';
import { decideCell } from './decide';
import { cellRulesAfter, type CellSystemCommand, decideCellSystem } from './decide-system';
import type { CellEvent, CellNotification } from './events';
import { foldCell } from './evolve';
import { cellNotificationsFor } from './notifications';
import { nextCellTimer, passCellTime } from './timers';

/** What a command on a named cell led to. */
export interface CellAnswer {
  cellId: string;
  number: string;
  commandId: string;
  seq: number;
  stage: CellStage;
  dueOn: string | null;
}

/** What a named cell is made of. */
export interface CellTypes {
  state: Cell;
  event: CellEvent;
  command: CellCommand;
  system: CellSystemCommand;
  rules: CellRules;
  answer: CellAnswer;
  notification: CellNotification;
}

/** How a named cell lives: re-checks, spot checks, rectification, the plaque, revocation and appeal. */
export const CELL_LIFE: Life<CellTypes> = {
  decide: decideCell,
  decideSystem: decideCellSystem,
  rulesAfter: cellRulesAfter,
  passTime: passCellTime,
  fold: foldCell,
  nextClockAt: (cell, rules) => nextCellTimer(cell, rules, moves)?.at,
  nextReminderAt: (cell, rules) => nextCellTimer(cell, rules, (timer) => !moves(timer))?.at,
  hasNotBegun: ({ seq }) => seq === 0,
  isOver: hasEnded,
  answerOf,
  offsetOf: (command) => (command.type === 'clockMoved' ? command.offset : undefined),
  refusalOf: (code, { number }) =>
    new DomainError(code, code === 'plaqueTaken' ? REFUSALS.plaqueTaken : REFUSALS.recordRefused, {
      number,
    }),
  notificationsFor: (_, events) => cellNotificationsFor(events),
};

function answerOf({ id: cellId, number, seq, stage, task }: Cell, { commandId }: CellCommand): CellAnswer {
  return { cellId, number, commandId, seq, stage, dueOn: task?.dueOn ?? null };
}
