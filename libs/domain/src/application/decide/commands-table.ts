import { attribute, recordCityResult, reportToCity } from './after-naming';
import type { PersonCommand, PersonCommandType } from '../commands';
import type { Turn } from '../turn';
import { accept, refuseAcceptance, resubmit, returnForCorrection, submit, withdraw } from './intake';
import { extend, resume, suspend, transfer, urge } from './custody';
import { fileInspection, reportRectified, scheduleInspection } from './inspection';
import { conciliate, giveOpinion, officeDecide } from './opinions';
import { name, openNotice, raiseObjection, revoke, settleObjection } from './publicity';
import type { Actor } from '../commands';

/** One kind of act: what it needs from the person, when it is open, what it brings about. */
export interface Act<T> {
  /** Fields of the request that the act cannot do without; texts included. */
  needs: readonly string[];
  /** Throws DomainError while the act is not open, whatever its details. */
  allowed?(turn: Turn, command: Pick<PersonCommand, 'type'> & { actor: Actor } & Partial<T>): void;
  /** Brings the events about. Throws DomainError when the details are wrong. */
  perform(turn: Turn, command: T & { actor: Actor }): void;
}

export type ActOf<T extends PersonCommandType> = Act<Extract<PersonCommand, { type: T }>>;

/** Every act of a person, by the name it has in the API. */
export const COMMANDS: { [T in PersonCommandType]: ActOf<T> } = {
  submit,
  accept,
  returnForCorrection,
  resubmit,
  refuseAcceptance,
  giveOpinion,
  conciliate,
  scheduleInspection,
  fileInspection,
  reportRectified,
  officeDecide,
  openNotice,
  raiseObjection,
  settleObjection,
  name,
  reportToCity,
  recordCityResult,
  attribute,
  withdraw,
  extend,
  suspend,
  resume,
  transfer,
  urge,
  revoke,
};

/** The act behind a command, whatever its type. */
export function actOf(command: PersonCommand): Act<PersonCommand> {
  return COMMANDS[command.type] as unknown as Act<PersonCommand>;
}
