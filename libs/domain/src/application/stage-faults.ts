import { COMMANDS } from './decide/commands-table';
import type { StageRow } from './stage-row';
import { STAGE_TABLE } from './stage-table';
import { endsByItself } from './time/last-day-effects';
import { isFinal, type Stage, STAGES } from './stages';

type Table = Record<Stage, StageRow>;

/** Throws an Error that names every fault of the stage table; called when a process starts. */
export function checkStageTable(table: Table = STAGE_TABLE): void {
  const faults = faultsOfTable(table);
  if (faults.length > 0) throw new Error(`the stage table is faulty: ${faults.join('; ')}`);
}

/**
 * The faults of a stage table, one sentence each; empty when it is sound: every open stage has an act, a clock and a
 * task to begin with, every act a stage and a doer, every stage can be reached, every path can end.
 */
export function faultsOfTable(table: Table = STAGE_TABLE): string[] {
  const reachable = reachableFrom(table, 'draft');
  return [
    ...STAGES.flatMap((stage) => [
      ...(reachable.has(stage) ? [] : [`${stage} cannot be reached`]),
      ...faultsOfRow(table, stage),
      ...(isFinal(stage) ? [] : faultsOfOpenStage(table, stage)),
    ]),
    ...Object.keys(COMMANDS)
      .filter((type) => STAGES.every((stage) => !(type in table[stage].accepts)))
      .map((type) => `${type} is accepted in no stage`),
  ];
}

function faultsOfRow(table: Table, stage: Stage): string[] {
  const { accepts, clocks, opens, progress, leadsTo } = table[stage];
  const causes = new Set(Object.values(leadsTo).flat());
  const notAccepted = [...causes].filter((cause) => cause in COMMANDS && !(cause in accepts));
  const ends = clocks.some(endsByItself);
  const fromNobody = Object.entries(accepts).filter(([, doers]) => doers.length === 0);
  return [
    ...fromNobody.map(([type]) => `${stage} accepts ${type} from nobody`),
    ...notAccepted.map((type) => `${stage} is left by ${type}, which it does not accept`),
    ...(causes.has('lastDay') && !ends
      ? [`${stage} is left by a last day, but no period in it ends by itself`]
      : []),
    ...(ends && !causes.has('lastDay')
      ? [`${stage} runs a period that ends by itself, and leads nowhere then`]
      : []),
    ...(opens && !clocks.includes(opens.clock) ? [`${stage} begins with a clock that it does not run`] : []),
    ...(typeof progress === 'object' && table[progress.within].progress !== 'step'
      ? [`${stage} hangs on ${progress.within}, which is no step`]
      : []),
  ];
}

function faultsOfOpenStage(table: Table, stage: Stage): string[] {
  const { accepts, clocks, opens } = table[stage];
  const begun = stage !== 'draft';
  return [
    ...(Object.keys(accepts).length === 0 ? [`${stage} has no owner`] : []),
    ...(begun && clocks.length === 0 ? [`${stage} has no clock`] : []),
    ...(begun && !opens ? [`${stage} begins without a task`] : []),
    ...([...reachableFrom(table, stage)].some(isFinal) ? [] : [`${stage} has no way to an end`]),
  ];
}

function nextOf(table: Table, stage: Stage): Stage[] {
  return Object.keys(table[stage].leadsTo) as Stage[];
}

function reachableFrom(table: Table, start: Stage): Set<Stage> {
  const seen = new Set<Stage>([start]);
  for (const stage of seen) for (const next of nextOf(table, stage)) seen.add(next);
  return seen;
}
