import type { CivilDate, Instant } from '../../calendar/civil-date';
import type { PinnedRules } from '../../rules/rules';
import { beginsToCountIn } from '../../year/figures/counting';
import type { CountingPolicy } from '../../year/figures/ledger';
import type { Application, CityResult } from '../application';
import type { ApplicationEvent } from '../events';
import type { Stage } from '../stages';
import { openTask, tasksOnEntering } from '../tasks';
import { beginTransition, type Transition } from '../transition';

/** The stages at which a case that was begun on paper is taken over; the next act happens in the system. */
export const PAPER_STAGES = [
  'formalCheck',
  'departmentReview',
  'inspection',
  'officeReview',
  'publicNotice',
  'naming',
] as const satisfies readonly Stage[];

export type PaperStage = (typeof PAPER_STAGES)[number];

/** 认定 or 不认定 of a cell that was named before. A cell without an answer waits for the next report. */
export interface EarlierAnswer {
  result: Exclude<CityResult, 'returned'>;
  on: CivilDate;
}

/** What is recorded later (补录): a cell that was named before, or a case that was begun on paper. */
export type EarlierCase =
  | {
      kind: 'cell';
      submittedOn: CivilDate;
      documentNumber: string;
      namedOn: CivilDate;
      answer?: EarlierAnswer;
    }
  | {
      kind: 'paper';
      submittedOn: CivilDate;
      stage: PaperStage;
      /** The day on which the case came to the stage; its period counts from it. */
      enteredOn: CivilDate;
    };

/**
 * Returns the events of a draft that is recorded as it stands outside the system: they happen at `at` (ms of programme
 * time) by the user `by`, and carry the days of the papers. A named cell counts as if it had been named here; with the
 * final answer of the city it is settled. The period of a paper case runs from `enteredOn`; its reminders begin today.
 */
export function recordEarlier(
  draft: Application,
  earlier: EarlierCase,
  rules: PinnedRules,
  policy: Pick<CountingPolicy, 'countsFrom'>,
  at: Instant,
  by: string,
): ApplicationEvent[] {
  const transition = beginTransition(draft, rules, at, by);
  transition.happen({ type: 'recorded', submittedOn: earlier.submittedOn });
  if (earlier.kind === 'paper') {
    const tasks = tasksOnEntering(earlier.stage, rules, earlier.enteredOn, transition.on);
    transition.enter(earlier.stage, earlier.enteredOn, tasks);
  } else recordCell(transition, earlier, policy);
  return transition.events;
}

function recordCell(
  transition: Transition,
  { documentNumber, namedOn, answer }: Extract<EarlierCase, { kind: 'cell' }>,
  policy: Pick<CountingPolicy, 'countsFrom'>,
): void {
  transition.happen({ type: 'named', documentNumber, date: namedOn });
  transition.enter('municipalReport');
  if (!answer) return;
  const { result, on } = answer;
  const tasks = [openTask(transition.rules, 'office', 'municipalReport', transition.on)];
  transition.happen({ type: 'cityResultRecorded', result, tasks, on });
  const { programmeYear } = transition.app;
  const cell = { programmeYear, namedOn, cityResult: result, cityResultOn: on };
  const assessmentYear = beginsToCountIn(cell, undefined, policy);
  if (assessmentYear !== undefined)
    transition.happen({ type: 'attributed', assessmentYear, withResult: true });
  transition.enter('settled');
}
