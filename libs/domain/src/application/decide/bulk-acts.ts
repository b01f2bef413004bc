import type { ClockName } from '../../rules/rules';
import type { CityResult } from '../application';
import type { PersonCommandType } from '../commands';

/** The act that finishes a task, where one form serves many of them; by the period of the task. */
const BULK_ACTS: Partial<Record<ClockName, PersonCommandType>> = {
  formalCheck: 'accept',
  departmentReview: 'giveOpinion',
  inspectionScheduling: 'scheduleInspection',
  officeReview: 'officeDecide',
  municipalReport: 'attribute',
};

/**
 * Returns the act that may be done on many of the viewer's own tasks at once (批量办理); undefined where each task wants a
 * look of its own. A cell is counted (计入) only after the city has answered. Each act is decided by itself when it is sent.
 */
export function bulkActOf(task: {
  clock: ClockName;
  paused: boolean;
  cityResult?: CityResult | null;
}): PersonCommandType | undefined {
  const act = BULK_ACTS[task.clock];
  const isAnswered = task.cityResult === 'recognised' || task.cityResult === 'notRecognised';
  return task.paused || (act === 'attribute' && !isAnswered) ? undefined : act;
}
