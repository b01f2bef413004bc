import { attribute, recordCityResult, reportToCity, submitSupplement } from './after-naming';
import type { PersonCommand, PersonCommandType } from '../commands';
import type { Act, ActOf } from './act';
import { accept, refuseAcceptance, resubmit, returnForCorrection, submit, withdraw } from './intake';
import { registerCorrection, reopen } from './receipt';
import { extend, handOver, resume, suspend, transfer, urge } from './custody';
import { fileInspection, reportRectified, scheduleInspection } from './inspection';
import { conciliate, giveOpinion, officeDecide } from './opinions';
import {
  correctNaming,
  correctReceipt,
  name,
  openNotice,
  raiseObjection,
  revoke,
  settleObjection,
} from './publicity';

/** Every act of a person, by the name it has in the API. */
export const COMMANDS: { [T in PersonCommandType]: ActOf<T> } = {
  submit,
  accept,
  returnForCorrection,
  resubmit,
  registerCorrection,
  reopen,
  refuseAcceptance,
  giveOpinion,
  conciliate,
  scheduleInspection,
  fileInspection,
  reportRectified,
  officeDecide,
  openNotice,
  raiseObjection,
  correctReceipt,
  settleObjection,
  name,
  correctNaming,
  reportToCity,
  recordCityResult,
  submitSupplement,
  attribute,
  withdraw,
  extend,
  suspend,
  resume,
  transfer,
  handOver,
  urge,
  revoke,
};

/** The act behind a command, whatever its type. */
export function actOf(command: PersonCommand): Act<PersonCommand> {
  return COMMANDS[command.type] as unknown as Act<PersonCommand>;
}
