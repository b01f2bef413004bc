import { COMMAND_NAMES, seatName, STAGE_NAMES } from '@app/contracts';
import { DomainError, type PersonCommandType, type Stage } from '@app/domain';
import type { Directories } from '@app/database';

/** Refusals that are easier to understand with the stage and who is waited for. */
const WHERE_IT_STANDS = new Set(['wrongStage', 'notWaitingFor', 'objectionOpen', 'noticeNotEnded']);

/**
 * Returns the refusal with a sentence that says where the application stands, in Chinese. Returns it as it is when the
 * names of the departments cannot be read.
 */
export async function explain(refusal: DomainError, directories: Directories): Promise<DomainError> {
  const { stage, cellType, type, waitingFor, endsOn } = refusal.facts as {
    stage?: Stage;
    cellType?: string;
    type?: PersonCommandType;
    waitingFor?: string[];
    endsOn?: string;
  };
  if (!WHERE_IT_STANDS.has(refusal.code) || !stage || !(stage in STAGE_NAMES)) return refusal;
  const all = await directories.read().catch(() => undefined);
  if (!all) return refusal;
  const directory = cellType ? all.in(`type:${cellType}`) : all;
  const seats = (waitingFor ?? []).map((seat) => seatName(seat, directory.department));
  const waiting = seats.length > 0 ? `，正等待${seats.join('、')}办理` : '';
  const until = endsOn ? `，公示至 ${endsOn}` : '';
  const act =
    type && type in COMMAND_NAMES ? `不能办理“${COMMAND_NAMES[type]}”` : refusal.message.replace(/。$/, '');
  const sentence = refusal.code === 'wrongStage' ? act : refusal.message.replace(/。$/, '');
  return new DomainError(refusal.code, `${sentence}。当前环节为“${STAGE_NAMES[stage]}”${waiting}${until}。`, {
    ...refusal.facts,
    stageName: STAGE_NAMES[stage],
    waitingForNames: seats,
  });
}
