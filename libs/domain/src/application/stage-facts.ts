import type { PersonCommandType, Role } from './commands';
import type { Doer, StageRow, TransitionCause } from './stage-row';
import { STAGE_TABLE } from './stage-table';
import { type Stage, STAGES } from './stages';

/** Who may do `type` in `stage`; undefined when the stage does not accept it. */
export function doersOf(stage: Stage, type: PersonCommandType): readonly Doer[] | undefined {
  const { accepts }: StageRow = STAGE_TABLE[stage];
  return accepts[type];
}

/** What leads from one stage to another; empty where nothing does. */
export function causesOf(from: Stage, to: Stage): readonly TransitionCause[] {
  const { leadsTo }: StageRow = STAGE_TABLE[from];
  return leadsTo[to] ?? [];
}

/** The stages in which a role may add evidence. */
export function evidenceStages(role: Role): Stage[] {
  return STAGES.filter((stage) => (STAGE_TABLE[stage].evidence as readonly Role[]).includes(role));
}

/** The steps of the progress line, in their order. */
export const STEPS: readonly Stage[] = STAGES.filter((stage) => STAGE_TABLE[stage].progress === 'step');

/** The step of the progress line on which a stage stands; undefined at an end that stays where it was reached. */
export function stepOf(stage: Stage): Stage | undefined {
  const { progress }: StageRow = STAGE_TABLE[stage];
  if (progress === 'step') return stage;
  return progress === 'whereItEnded' ? undefined : progress.within;
}
